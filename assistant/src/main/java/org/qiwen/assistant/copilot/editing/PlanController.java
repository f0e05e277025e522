package org.qiwen.assistant.copilot.editing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.NewBrief;
import org.qiwen.assistant.copilot.material.MaterialDesk;
import org.qiwen.assistant.copilot.picture.PictureDesk;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.web.Fields;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Lesson plans over HTTP. A plan's version is its ETag; a change names the version it was made from in If-Match. */
@RestController
class PlanController {
    private final PlanDesk plans;
    private final MaterialDesk materials;
    private final PictureDesk pictures;
    private final JsonMapper json;

    PlanController(PlanDesk plans, MaterialDesk materials, PictureDesk pictures, JsonMapper json) {
        this.plans = plans;
        this.materials = materials;
        this.pictures = pictures;
        this.json = json;
    }

    record Person(AccountId id, String displayName) {}

    /** A plan with its version. */
    record PlanView(PlanId id, int version, Person author, Instant created, Instant updated, LessonPlan plan) {
        static PlanView of(StoredPlan stored) {
            return new PlanView(
                    stored.id(),
                    stored.version(),
                    new Person(stored.author(), stored.authorName()),
                    stored.created(),
                    stored.updated(),
                    stored.plan());
        }
    }

    /** A plan in a list. */
    record Entry(
            PlanId id,
            String title,
            String topic,
            String stage,
            @Nullable String inquiry,
            int lessons,
            int minutes,
            int version,
            Person author,
            Instant created,
            Instant updated) {
        static Entry of(PlanStore.Entry entry) {
            return new Entry(
                    entry.id(),
                    entry.title(),
                    entry.topic(),
                    entry.stage(),
                    entry.inquiry(),
                    entry.lessons(),
                    entry.minutes(),
                    entry.version(),
                    new Person(entry.author(), entry.authorName()),
                    entry.created(),
                    entry.updated());
        }
    }

    /** A version in a list; {@code why} is CREATED, EDITED, AUTOSAVED, REGENERATED section, WORDED or RESTORED version. */
    record VersionView(int version, Person author, String why, Instant created) {}

    /** How a section should be made anew; {@code version} is the one the wish was made from. */
    record Wish(@Nullable String instruction, @Nullable Integer version) {}

    @PostMapping(path = "/api/lesson-plans", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> create(
            @RequestBody NewBrief brief, @AuthenticationPrincipal Account author, ServerHttpResponse response) {
        Brief checked = brief.checked();
        Mono<StoredPlan> made = Mono.defer(() -> pictures.voiced(
                        brief.classId(),
                        materials.inquiry(checked).map(Inquiry::id).orElse(null),
                        author))
                .flatMap(voiced -> plans.create(checked, voiced, author));
        return events(made.map(this::whole), response);
    }

    @GetMapping("/api/lesson-plans")
    Mono<Page<Entry>> list(
            @RequestParam(required = false) @Nullable Instant after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account reader) {
        return plans.list(reader, after, Page.size(size)).map(page -> page.map(Entry::of));
    }

    @GetMapping("/api/lesson-plans/{id}")
    Mono<ResponseEntity<PlanView>> read(@PathVariable PlanId id, @AuthenticationPrincipal Account reader) {
        return plans.read(id, reader).map(PlanController::tagged);
    }

    @PutMapping("/api/lesson-plans/{id}")
    Mono<ResponseEntity<PlanView>> save(
            @PathVariable PlanId id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestHeader(name = "X-Qiwen-Autosave", defaultValue = "false") boolean automatic,
            @RequestBody LessonPlan plan,
            @AuthenticationPrincipal Account author) {
        requireWhole(plan);
        return plans.save(id, version(match), plan, automatic, author).map(PlanController::tagged);
    }

    @DeleteMapping("/api/lesson-plans/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable PlanId id, @AuthenticationPrincipal Account author) {
        return plans.delete(id, author);
    }

    @PostMapping(path = "/api/lesson-plans/{id}/sections/{section}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> regenerate(
            @PathVariable PlanId id,
            @PathVariable String section,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Wish wish,
            @AuthenticationPrincipal Account author,
            ServerHttpResponse response) {
        Section wanted = Section.ofMember(section).orElseThrow(() -> Refusal.notFound("section"));
        Fields fields = new Fields();
        String instruction = fields.text("instruction", wish.instruction(), 0, 500);
        fields.check();
        Integer after = match == null ? wish.version() : Integer.valueOf(version(match));
        return events(plans.regenerate(id, wanted, instruction, after, author).map(this::parts), response);
    }

    @GetMapping("/api/lesson-plans/{id}/versions")
    Mono<Page<VersionView>> versions(@PathVariable PlanId id, @AuthenticationPrincipal Account reader) {
        return plans.versions(id, reader)
                .map(all -> Page.all(all.stream()
                        .map(v -> new VersionView(
                                v.version(), new Person(v.author(), v.authorName()), v.why(), v.created()))
                        .toList()));
    }

    @GetMapping("/api/lesson-plans/{id}/versions/{version}")
    Mono<PlanView> version(
            @PathVariable PlanId id, @PathVariable int version, @AuthenticationPrincipal Account reader) {
        return plans.read(id, version, reader).map(PlanView::of);
    }

    @PostMapping("/api/lesson-plans/{id}/versions/{version}/restore")
    Mono<ResponseEntity<PlanView>> restore(
            @PathVariable PlanId id,
            @PathVariable int version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @AuthenticationPrincipal Account author) {
        return plans.restore(id, version, version(match), author).map(PlanController::tagged);
    }

    private static ResponseEntity<PlanView> tagged(StoredPlan stored) {
        return ResponseEntity.ok().eTag("\"" + stored.version() + "\"").body(PlanView.of(stored));
    }

    /** The version that If-Match names. */
    private static int version(@Nullable String match) {
        if (match == null) {
            throw Refusal.of(
                    ProblemType.PRECONDITION_REQUIRED, "Send the ETag of the version you changed in If-Match.");
        }
        return StoredPlan.versionOf(match);
    }

    private static void requireWhole(LessonPlan plan) {
        Fields fields = new Fields();
        for (Section section : Section.values()) {
            fields.require(Objects.nonNull(plan.content(section)), section.member(), "is missing");
        }
        fields.check();
    }

    /** The whole plan by sections, as a page fills up. */
    private List<ServerSentEvent<String>> whole(StoredPlan stored) {
        List<Map.Entry<String, Object>> events = new ArrayList<>();
        events.add(Map.entry(
                "plan",
                Map.of(
                        "id",
                        stored.id(),
                        "version",
                        stored.version(),
                        "title",
                        stored.plan().head().title())));
        for (Section section : Section.values()) {
            events.add(section(section, stored.plan()));
        }
        events.add(Map.entry(
                "done",
                Map.of(
                        "id",
                        stored.id(),
                        "version",
                        stored.version(),
                        "notices",
                        stored.plan().notices())));
        return numbered(events);
    }

    private List<ServerSentEvent<String>> parts(PlanDesk.Regenerated made) {
        List<Map.Entry<String, Object>> events = new ArrayList<>();
        made.sections()
                .forEach(section -> events.add(section(section, made.stored().plan())));
        events.add(Map.entry("note", Map.of("understood", made.understood())));
        events.add(Map.entry(
                "done",
                Map.of("id", made.stored().id(), "version", made.stored().version())));
        return numbered(events);
    }

    private static Map.Entry<String, Object> section(Section section, LessonPlan plan) {
        return Map.entry("section", Map.of("section", section.member(), "content", plan.content(section)));
    }

    private List<ServerSentEvent<String>> numbered(List<Map.Entry<String, Object>> events) {
        List<ServerSentEvent<String>> numbered = new ArrayList<>();
        for (Map.Entry<String, Object> event : events) {
            numbered.add(ServerSentEvent.<String>builder(json.writeValueAsString(event.getValue()))
                    .id(Integer.toString(numbered.size() + 1))
                    .event(event.getKey())
                    .build());
        }
        return numbered;
    }

    /** A plan is whole before its first event, so whatever fails is an HTTP problem, never one inside the stream. */
    private static Flux<ServerSentEvent<String>> events(
            Mono<List<ServerSentEvent<String>>> events, ServerHttpResponse response) {
        response.getHeaders().set("X-Accel-Buffering", "no");
        response.getHeaders().setCacheControl("no-cache");
        return events.flatMapIterable(Function.identity());
    }
}
