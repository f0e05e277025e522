package org.qiwen.assistant.documents;

import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.passages.PassageDesk;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Jobs as those see and steer them who began them; admins all of their school. Works on any node, wherever the work is done. */
@Component
class Jobs {
    private final Database database;
    private final JobStore jobs;
    private final JobFileStore files;
    private final JobLedger ledger;
    private final DocumentStore documents;
    private final DocumentSettings settings;
    private final PassageDesk passages;

    Jobs(
            Database database,
            JobStore jobs,
            JobFileStore files,
            JobLedger ledger,
            DocumentStore documents,
            DocumentSettings settings,
            PassageDesk passages) {
        this.database = database;
        this.jobs = jobs;
        this.files = files;
        this.ledger = ledger;
        this.documents = documents;
        this.settings = settings;
        this.passages = passages;
    }

    Mono<Page<JobProgress>> list(Account reader, JobStore.@Nullable Cursor after, int size) {
        return database.transact(() -> Page.of(
                        jobs.list(reader, after, size + 1),
                        size,
                        last -> JobStore.Cursor.of(last).toString())
                .map(files::progress));
    }

    Mono<JobProgress> read(JobId id, Account reader) {
        return database.transact(() -> files.progress(own(id, reader)));
    }

    /** A job's files in order, after the one with number {@code after}. */
    Mono<Page<JobFile>> files(JobId id, Account reader, @Nullable FileState state, int after, int size) {
        return database.transact(() -> {
            own(id, reader);
            return Page.of(files.list(id, state, after, size + 1), size, last -> Integer.toString(last.number()));
        });
    }

    /** The job now and after each change, until it has ended. */
    Flux<JobProgress> watch(JobId id, Account reader) {
        return read(id, reader).flatMapMany(first -> Flux.just(first).concatWith(changes(first)));
    }

    private Flux<JobProgress> changes(JobProgress last) {
        if (last.job().state().isFinal()) {
            return Flux.empty();
        }
        JobId id = last.job().id();
        return Mono.delay(settings.watch())
                .then(database.transact(() -> jobs.find(id)
                        .filter(job -> job.revision() != last.job().revision())
                        .map(files::progress)
                        .orElse(null)))
                .repeatWhenEmpty(tries -> tries)
                .flatMapMany(next -> Flux.just(next).concatWith(Flux.defer(() -> changes(next))));
    }

    /** Does what somebody asks of a job. */
    Mono<JobProgress> act(JobId id, JobState.Action action, boolean undo, Account by) {
        return database.transact(() -> {
                    own(id, by);
                    Job after = ledger.act(id, action).orElseThrow(() -> nonsense(action));
                    if (undo && action == JobState.Action.CANCEL) {
                        files.fresh(id).forEach(documents::delete);
                    }
                    return files.progress(after);
                })
                .flatMap(done -> undo && action == JobState.Action.CANCEL
                        ? forgetFresh(id).thenReturn(done)
                        : Mono.just(done));
    }

    private Mono<Void> forgetFresh(JobId id) {
        return database.transact(() -> files.fresh(id))
                .flatMapIterable(made -> made)
                .concatMap(made -> passages.forget(made).then(database.run(() -> documents.cleared(made))))
                .then();
    }

    private Job own(JobId id, Account reader) {
        return jobs.find(id)
                .filter(job -> reader.isAdmin()
                        ? job.holder().isInSightOf(reader)
                        : job.holder().is(reader))
                .orElseThrow(() -> Refusal.notFound("job"));
    }

    private static Refusal nonsense(JobState.Action action) {
        return Refusal.of(
                ProblemType.CONFLICT,
                action == JobState.Action.RETRY
                        ? "没有可以重试的文件，或任务还没有结束。 There is no file to try again, or the job has not ended."
                        : "任务已经结束。 The job has ended.");
    }
}
