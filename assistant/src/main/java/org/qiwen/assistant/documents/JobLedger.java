package org.qiwen.assistant.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.AccountId;
import org.springframework.stereotype.Component;

/**
 * Every change of a job and of the documents it is about. Blocks; each method is called inside a transaction and is whole
 * with it.
 */
@Component
class JobLedger {
    /** Reason of a file that is given up because workers were lost at it. */
    static final String STOPPED_SERVICE = "STOPPED_SERVICE";

    private final JobStore jobs;
    private final JobFileStore files;
    private final DocumentStore documents;
    private final PartTasks tasks;
    private final DocumentSettings settings;

    JobLedger(JobStore jobs, JobFileStore files, DocumentStore documents, PartTasks tasks, DocumentSettings settings) {
        this.jobs = jobs;
        this.files = files;
        this.documents = documents;
        this.tasks = tasks;
        this.settings = settings;
    }

    /**
     * A file whose bytes are kept, or one that was refused.
     *
     * @param name clean, and the only one of this name in its job
     * @param sha256 null when it was refused
     * @param reason why it was refused, for programs; null when it was not
     * @param message why it was refused, for people
     * @param said what is said of this file alone; null: what is said of all files of the job
     */
    record Received(
            String name,
            @Nullable String sha256,
            long bytes,
            @Nullable String reason,
            @Nullable String message,
            FileLabels.@Nullable Labelled said) {
        static Received kept(String name, String sha256, long bytes) {
            return new Received(name, sha256, bytes, null, null, null);
        }

        static Received refused(String name, long bytes, String reason, String message) {
            return new Received(name, null, bytes, reason, message, null);
        }

        Received labelled(FileLabels labels) {
            return new Received(
                    name, sha256, bytes, reason, message, labels.of(name).orElse(null));
        }
    }

    /** Begins a job; files are added until it is sealed. */
    JobId open(JobKind kind, Holder holder, @Nullable String source, @Nullable Labels given) {
        JobId id = JobId.random();
        jobs.add(id, kind, holder, source, given);
        return id;
    }

    /** Adds files handed in and queues the work; what is in the library already is noted as unchanged. */
    void add(JobId job, List<Received> received) {
        Job locked = jobs.lock(job).orElseThrow();
        Labels given = locked.given() == null ? Labels.DEFAULTS : locked.given();
        int[] last = files.last(job);
        Parts parts = new Parts(last[1]);
        int number = last[0];
        for (Received file : received) {
            number++;
            files.add(job, entered(number, locked.holder(), given, file, parts));
        }
        jobs.filled(job);
        queue(job, parts);
    }

    /** Adds documents of the library that are to be ingested again. */
    void addAgain(JobId job, List<LibraryDocument> again) {
        int[] last = files.last(job);
        Parts parts = new Parts(last[1]);
        int number = last[0];
        for (LibraryDocument document : again) {
            number++;
            files.add(
                    job,
                    new JobFile(
                            number,
                            parts.next(document.bytes(), false),
                            document.id(),
                            document.name(),
                            document.sha256(),
                            document.bytes(),
                            false,
                            FileState.QUEUED,
                            0,
                            null,
                            null,
                            false,
                            0));
        }
        jobs.touch(job);
        queue(job, parts);
    }

    private void queue(JobId job, Parts parts) {
        Job now = jobs.lock(job).orElseThrow();
        if (now.state().isActive()) {
            tasks.queue(job, parts.used);
        }
    }

    private JobFile entered(int number, Holder holder, Labels all, Received file, Parts parts) {
        String sha256 = file.sha256();
        if (sha256 == null) {
            return file(number, 0, null, file, false, FileState.FAILED, file.reason(), file.message());
        }
        if (FileType.isArchive(file.name())) {
            return file(number, parts.next(file.bytes(), true), null, file, false, FileState.QUEUED, null, null);
        }
        String id = documentId(holder.account(), file.name());
        FileLabels.Labelled said = file.said();
        Labels given = said == null ? all : said.labels();
        String title = said == null ? null : said.title();
        Optional<LibraryDocument> known = documents.lock(id);
        if (known.isPresent()
                && known.get().deleted() == null
                && known.get().state() == DocumentState.INGESTED
                && known.get().sha256().equals(sha256)
                && known.get().holder().equals(holder)
                && known.get().given().equals(given)
                && (title == null || title.equals(known.get().named()))) {
            return file(number, 0, id, file, false, FileState.UNCHANGED, null, null);
        }
        documents.put(new DocumentStore.Entry(id, holder, file.name(), sha256, file.bytes(), given));
        if (title != null) {
            documents.name(id, title);
        }
        boolean fresh = known.isEmpty() || known.get().deleted() != null;
        return file(number, parts.next(file.bytes(), false), id, file, fresh, FileState.QUEUED, null, null);
    }

    private static JobFile file(
            int number,
            int part,
            @Nullable String document,
            Received file,
            boolean fresh,
            FileState state,
            @Nullable String reason,
            @Nullable String message) {
        return new JobFile(
                number,
                part,
                document,
                file.name(),
                file.sha256(),
                file.bytes(),
                fresh,
                state,
                0,
                reason,
                message,
                false,
                0);
    }

    /** Says that no more files come; a job without work has ended then. */
    void seal(JobId job) {
        jobs.seal(job, false);
        endIfDone(job);
    }

    /** Waits no longer for an upload's next files; what came is taken. */
    void breakOff(JobId job) {
        jobs.seal(job, true);
        endIfDone(job);
    }

    /** Takes files again for a job that nobody has ended; one that was broken off goes on. False when it takes none. */
    boolean takesMore(Job job) {
        if (job.brokenOff() && job.state() != JobState.CANCELLED) {
            jobs.unseal(job.id());
            if (job.state().isFinal()) {
                jobs.change(job.id(), JobState.QUEUED);
            }
            return true;
        }
        return !job.sealed() && !job.state().isFinal();
    }

    /**
     * Does what somebody asks.
     *
     * @return the job afterwards; empty when the action makes no sense now
     */
    Optional<Job> act(JobId id, JobState.Action action) {
        Job job = jobs.lock(id).orElseThrow();
        Optional<JobState> next = job.state().after(action, files.retryable(id));
        if (next.isEmpty() || next.get() == job.state()) {
            return next.map(same -> job);
        }
        if (action == JobState.Action.CANCEL) {
            files.cancel(id);
            jobs.seal(id, false);
        }
        if (action == JobState.Action.RETRY) {
            files.retry(id);
        }
        jobs.change(id, next.get());
        if (next.get().isActive()) {
            tasks.queue(id, files.unfinishedParts(id));
            endIfDone(id);
        }
        return jobs.find(id);
    }

    /**
     * What a worker does next with a part; nothing when the job is paused, has ended or is gone, or when the part is done.
     * Files to be given up have their outcome when this returns.
     */
    Portion begin(PartTasks.Part part) {
        JobId id = part.job();
        Optional<Job> job = jobs.lock(id);
        if (job.isEmpty() || !job.get().state().isActive()) {
            return new Portion(List.of(), List.of(), List.of());
        }
        Portion portion = Portion.of(files.unfinished(id, part.number()));
        portion.never().forEach(file -> fail(id, file, STOPPED_SERVICE, stopped(file)));
        portion.later().forEach(file -> putOff(id, file));
        if (!portion.now().isEmpty()) {
            files.begin(id, portion.numbers());
            if (job.get().state().begun() != job.get().state()) {
                jobs.change(id, job.get().state().begun());
            }
        }
        return portion;
    }

    private void putOff(JobId id, JobFile file) {
        int part = files.last(id)[1] + 1;
        files.move(id, file.number(), part);
        tasks.queue(id, List.of(part));
    }

    private static String stopped(JobFile file) {
        return "读 " + file.name() + " 时服务停了 " + file.lostAlone() + " 次，不再读它。 Reading it stopped the service "
                + file.lostAlone() + " times.";
    }

    /** Says that the worker is done with a portion, or gives it back. */
    void leave(PartTasks.Part part, Portion portion) {
        files.leave(part.job(), portion.numbers());
        endIfDone(part.job());
    }

    /** A file and its document cannot be read. */
    void fail(JobId job, JobFile file, String reason, String message) {
        if (file.document() != null && file.sha256() != null) {
            documents.failed(file.document(), file.sha256(), reason, message);
        }
        end(job, file.number(), FileState.FAILED, 0, reason, message);
    }

    /** Gives a file its outcome, and the job its end when it was the last. */
    void end(JobId job, int number, FileState state, int passages, @Nullable String reason, @Nullable String message) {
        if (files.end(job, number, state, passages, reason, message)) {
            jobs.touch(job);
        }
    }

    /** Puts the entries of an archive in its place. */
    void expand(JobId job, JobFile archive, List<Received> entries) {
        if (files.end(job, archive.number(), FileState.EXPANDED, 0, null, null)) {
            add(job, entries);
        }
    }

    /** Ends a job whose files all have an outcome. */
    void endIfDone(JobId id) {
        Job job = jobs.lock(id).orElseThrow();
        if (!job.sealed() || !job.state().isActive() || files.hasUnfinished(id)) {
            return;
        }
        JobProgress progress = files.progress(job);
        jobs.change(id, job.state().ended(progress.total(), progress.failed()));
    }

    /** Whether a part has work left that may be done now. */
    boolean hasWork(PartTasks.Part part) {
        return jobs.lock(part.job()).filter(job -> job.state().isActive()).isPresent()
                && files.hasUnfinished(part.job(), part.number());
    }

    /** The id of a document: the same name of the same owner is a newer version of the same document. */
    static String documentId(@Nullable AccountId owner, String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("uploads/" + (owner == null ? "house" : owner) + "/" + name)
                            .getBytes(StandardCharsets.UTF_8));
            return "doc-" + HexFormat.of().formatHex(Arrays.copyOf(digest, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Deals files out into parts. */
    private final class Parts {
        private final Set<Integer> used = new LinkedHashSet<>();
        private int number;
        private int files;
        private long bytes;

        Parts(int last) {
            this.number = last;
            this.files = settings.partFiles();
        }

        /** The part of the next file; {@code alone} opens one for it. */
        int next(long size, boolean alone) {
            if (alone
                    || files >= settings.partFiles()
                    || bytes + size > settings.partSize().toBytes()) {
                number++;
                files = 0;
                bytes = 0;
            }
            files = alone ? settings.partFiles() : files + 1;
            bytes += size;
            used.add(number);
            return number;
        }
    }
}
