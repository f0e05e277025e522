package org.qiwen.assistant.documents;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.web.Heartbeats;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Jobs over HTTP. */
@RestController
class JobController {
    /** A comment so often keeps proxies from closing a quiet stream. Our choice: half of the usual minute and less. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final JsonMapper json;

    JobController(Jobs jobs, JsonMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * A job and how far it is.
     *
     * @param total files so far; grows while {@code sealed} is false
     * @param brokenOff the upload stopped before its end and what came was taken; more files make it go on
     * @param retryable how many files {@code retry} would take, once the job has ended
     * @param skipped the first files that failed; all of them are at {@code /files?state=FAILED}
     */
    record JobView(
            JobId id,
            JobKind kind,
            JobState state,
            @Nullable AccountId owner,
            @Nullable String source,
            boolean sealed,
            boolean brokenOff,
            int done,
            int total,
            int passages,
            int failed,
            int unchanged,
            int retryable,
            List<String> current,
            List<JobProgress.Skipped> skipped,
            Instant created,
            @Nullable Instant finished) {
        static JobView of(JobProgress progress) {
            Job job = progress.job();
            return new JobView(
                    job.id(),
                    job.kind(),
                    job.state(),
                    job.holder().account(),
                    job.source(),
                    job.sealed(),
                    job.brokenOff(),
                    progress.done(),
                    progress.total(),
                    progress.passages(),
                    progress.failed(),
                    progress.unchanged(),
                    progress.retryable(),
                    progress.current(),
                    progress.skipped(),
                    job.created(),
                    job.finished());
        }
    }

    /** A file of a job. */
    record FileView(
            String file,
            FileState state,
            @Nullable String document,
            long bytes,
            int passages,
            @Nullable String reason,
            @Nullable String message) {
        static FileView of(JobFile file) {
            return new FileView(
                    file.name(),
                    file.state(),
                    file.document(),
                    file.bytes(),
                    file.passages(),
                    file.reason(),
                    file.message());
        }
    }

    @GetMapping("/api/jobs")
    Mono<Page<JobView>> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account reader) {
        requireStaff(reader);
        JobStore.Cursor from = after == null
                ? null
                : JobStore.Cursor.read(after).orElseThrow(() -> Refusal.invalid("after", "is no page's next"));
        return jobs.list(reader, from, Page.size(size)).map(page -> page.map(JobView::of));
    }

    @GetMapping(path = "/api/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JobView> read(@PathVariable JobId id, @AuthenticationPrincipal Account reader) {
        requireStaff(reader);
        return jobs.read(id, reader).map(JobView::of);
    }

    /** The same as events {@code job}, one now and one after each change, until the job has ended. */
    @GetMapping(path = "/api/jobs/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> watch(
            @PathVariable JobId id, @AuthenticationPrincipal Account reader, ServerHttpResponse response) {
        requireStaff(reader);
        response.getHeaders().set("X-Accel-Buffering", "no");
        response.getHeaders().setCacheControl("no-cache");
        Flux<ServerSentEvent<String>> events = jobs.watch(id, reader)
                .map(progress -> ServerSentEvent.<String>builder(json.writeValueAsString(JobView.of(progress)))
                        .id(Long.toString(progress.job().revision()))
                        .event("job")
                        .build());
        return Heartbeats.between(events, HEARTBEAT);
    }

    /** Files in the order of handing in; {@code state=FAILED} is the whole report of what was skipped. */
    @GetMapping("/api/jobs/{id}/files")
    Mono<Page<FileView>> files(
            @PathVariable JobId id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account reader) {
        requireStaff(reader);
        return jobs.files(id, reader, state == null ? null : state(state), after, Page.size(size))
                .map(page -> page.map(FileView::of));
    }

    /** {@code undo} with a cancel also deletes the documents that this job made. */
    @PostMapping("/api/jobs/{id}/{action:pause|resume|cancel|retry}")
    Mono<JobView> act(
            @PathVariable JobId id,
            @PathVariable String action,
            @RequestParam(defaultValue = "false") boolean undo,
            @AuthenticationPrincipal Account by) {
        requireStaff(by);
        return jobs.act(id, JobState.Action.valueOf(action.toUpperCase(Locale.ROOT)), undo, by)
                .map(JobView::of);
    }

    private static FileState state(String name) {
        return Arrays.stream(FileState.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("state", "must be one of " + Arrays.toString(FileState.values())));
    }

    static void requireStaff(Account account) {
        if (account.isStudent()) {
            throw Refusal.of(ProblemType.FORBIDDEN, "资料库只对教师和管理员开放。 The library is for teachers and admins.");
        }
    }
}
