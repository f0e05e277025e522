package org.qiwen.assistant.copilot.publishing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.copilot.editing.PlanId;
import org.qiwen.assistant.copilot.question.DrivingQuestion;
import org.qiwen.assistant.edition.EditionId;
import org.qiwen.assistant.edition.Shortcoming;
import org.qiwen.assistant.edition.StoredEdition;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Telling.Part;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The dialogue made of a plan, over HTTP. Each answer is how the plan stands now. */
@RestController
@RequestMapping("/api/lesson-plans/{id}/inquiry")
class PublishController {
    private final PublishDesk desk;

    PublishController(PublishDesk desk) {
        this.desk = desk;
    }

    /** The class to give it to; without one it is made for a preview only. */
    record Wanted(@JsonProperty("class") @Nullable ClassId schoolClass) {}

    /**
     * What pupils read of one part.
     *
     * @param part title, drivingQuestion, phenomenon or predictionQuestion
     * @param changed whether the words are the teacher's
     * @param unread whether the plan does not show it any more, so that the author's words stand
     */
    record PartView(String part, String text, boolean changed, boolean unread) {}

    /** What keeps a part back; {@code kind} as in {@link Shortcoming.Kind}. */
    record ProblemView(String part, Shortcoming.Kind kind, String detail) {}

    /** A class that has it. */
    record ClassView(ClassId id, String name, Stage stage, Instant since) {}

    /**
     * How a plan stands.
     *
     * @param base id of the built-in inquiry; null when there is none, and then nothing can be published
     * @param stages the stages it is written for
     * @param ready whether the newest version of the plan passes
     * @param inquiry what a conversation is begun with; null while nothing was made
     * @param version of what was made
     * @param planVersion version of the plan it was made from
     * @param current whether it has the words of the newest version of the plan
     * @param classes that have it
     */
    record Standing(
            @Nullable String base,
            List<Stage> stages,
            boolean ready,
            List<PartView> parts,
            List<ProblemView> problems,
            List<DrivingQuestion.Check> advice,
            @Nullable EditionId inquiry,
            @Nullable Integer version,
            @Nullable Integer planVersion,
            boolean current,
            @Nullable String title,
            List<ClassView> classes) {

        static Standing of(PublishDesk.Standing standing) {
            @Nullable Inquiry base = standing.inquiry();
            @Nullable Proof proof = standing.proof();
            @Nullable StoredEdition edition = standing.edition();
            return new Standing(
                    base == null ? null : base.id(),
                    base == null ? List.of() : base.stages(),
                    proof != null && proof.isReady(),
                    proof == null ? List.of() : parts(proof),
                    proof == null
                            ? List.of()
                            : proof.problems().stream()
                                    .map(p -> new ProblemView(name(p.part()), p.kind(), p.detail()))
                                    .toList(),
                    proof == null ? List.of() : proof.advice(),
                    edition == null ? null : edition.edition().id(),
                    edition == null ? null : edition.edition().version(),
                    edition == null ? null : edition.planVersion(),
                    edition != null
                            && proof != null
                            && edition.edition().telling().equals(proof.telling()),
                    edition == null ? null : edition.edition().telling().title(),
                    standing.classes().stream()
                            .map(given -> new ClassView(
                                    given.schoolClass().id(),
                                    given.schoolClass().name(),
                                    given.schoolClass().stage(),
                                    given.since()))
                            .toList());
        }

        private static List<PartView> parts(Proof proof) {
            return Arrays.stream(Part.values())
                    .map(part -> new PartView(
                            name(part),
                            proof.telling().text(part),
                            proof.changed().contains(part),
                            proof.unread().contains(part)))
                    .toList();
        }
    }

    @GetMapping
    Mono<Standing> look(@PathVariable PlanId id, @AuthenticationPrincipal Account reader) {
        return desk.look(id, reader).map(Standing::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Standing> publish(
            @PathVariable PlanId id, @RequestBody Wanted wanted, @AuthenticationPrincipal Account author) {
        return desk.publish(id, wanted.schoolClass(), author).map(Standing::of);
    }

    /** Takes it from one class, or from all when none is named. */
    @DeleteMapping
    Mono<Standing> withdraw(
            @PathVariable PlanId id,
            @RequestParam(name = "class", required = false) @Nullable ClassId from,
            @AuthenticationPrincipal Account author) {
        return desk.withdraw(id, from, author).map(Standing::of);
    }

    /** The name of a part in JSON. */
    static String name(Part part) {
        return switch (part) {
            case TITLE -> "title";
            case DRIVING_QUESTION -> "drivingQuestion";
            case PHENOMENON -> "phenomenon";
            case PREDICTION_QUESTION -> "predictionQuestion";
        };
    }
}
