package org.qiwen.assistant.copilot.wording;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.editing.PlanId;
import org.qiwen.assistant.copilot.editing.StoredPlan;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.web.ErrorResponses;
import org.qiwen.assistant.web.Heartbeats;
import org.qiwen.assistant.web.Problem;
import org.qiwen.assistant.web.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The wording of plans over HTTP. */
@RestController
class WordingController {
    private static final Set<Section> WORDED = EnumSet.of(
            Section.MATERIALS, Section.PROCESS, Section.WORKSHEET, Section.HOMEWORK, Section.HOME, Section.PROJECT);
    /** Time between signs of life; a page gives a line up after 25 s of silence, and a model may think longer. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final WordingDesk desk;
    private final JsonMapper json;

    WordingController(WordingDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /** Whether a model can word this plan; {@code reason} is NO_MODEL or LOCAL_ONLY when not, else null. */
    record Standing(boolean available, WordingDesk.@Nullable Missing reason) {}

    @GetMapping("/api/lesson-plans/{id}/wording")
    Mono<Standing> standing(@PathVariable PlanId id, @AuthenticationPrincipal Account reader) {
        return desk.missing(id, reader).map(missing -> new Standing(missing.isEmpty(), missing.orElse(null)));
    }

    /**
     * Words a plan anew as a stream: {@code begun}, then for each section {@code part} and {@code section}, at last one {@code
     * done} or {@code problem}. Leaving stops it; sections that were told to be done are saved.
     */
    @PostMapping(path = "/api/lesson-plans/{id}/wording", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> word(
            @PathVariable PlanId id,
            @RequestParam(required = false) @Nullable String section,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @AuthenticationPrincipal Account author,
            ServerHttpResponse response) {
        @Nullable Section only = section == null ? null : section(section);
        response.getHeaders().set("X-Accel-Buffering", "no");
        response.getHeaders().setCacheControl("no-cache");
        return desk.begin(id, match == null ? null : StoredPlan.versionOf(match), only, author)
                .flatMapMany(task -> Heartbeats.between(
                        desk.word(task)
                                .map(event -> new Named(event.name(), event))
                                .onErrorResume(failure -> Mono.fromSupplier(() ->
                                        new Named("problem", problem(failure).body())))
                                .index((number, event) -> event(number + 1, event)),
                        HEARTBEAT));
    }

    private static Section section(String member) {
        return Section.ofMember(member)
                .filter(WORDED::contains)
                .orElseThrow(() ->
                        Refusal.invalid("section", "is materials, process, worksheet, homework, home or project"));
    }

    private static Problem problem(Throwable failure) {
        return failure instanceof Refusal refusal ? refusal.problem() : ErrorResponses.fault("wording a plan", failure);
    }

    private record Named(String name, Object data) {}

    private ServerSentEvent<String> event(long number, Named event) {
        return ServerSentEvent.<String>builder(json.writeValueAsString(event.data()))
                .id(Long.toString(number))
                .event(event.name())
                .build();
    }
}
