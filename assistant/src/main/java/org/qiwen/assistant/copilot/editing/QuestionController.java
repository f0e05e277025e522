package org.qiwen.assistant.copilot.editing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.assemble.QuestionCandidates;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.NewBrief;
import org.qiwen.assistant.copilot.material.MaterialDesk;
import org.qiwen.assistant.copilot.question.DrivingQuestion;
import org.qiwen.assistant.copilot.question.QuestionChecker;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Driving questions for a brief, each with the checker's reasons. */
@RestController
class QuestionController {
    private final MaterialDesk materials;
    private final QuestionCandidates candidates = new QuestionCandidates(new QuestionChecker());

    QuestionController(MaterialDesk materials) {
        this.materials = materials;
    }

    /** Five at most; {@code inquiry} is what a plan would be built on, null when nothing fits the topic. */
    record Questions(
            List<DrivingQuestion> items,
            @Nullable String next,
            @Nullable String inquiry,
            @Nullable String inquiryTitle) {}

    @PostMapping("/api/driving-questions")
    Mono<Questions> questions(@RequestBody NewBrief request, @AuthenticationPrincipal Account account) {
        if (account.isStudent()) {
            return Mono.error(Refusal.of(ProblemType.FORBIDDEN, "Driving questions are for teachers."));
        }
        Brief brief = request.checked();
        return materials.gather(brief, account, Map.of()).map(material -> {
            Inquiry inquiry = material.inquiry();
            return new Questions(
                    candidates.of(brief, material),
                    null,
                    inquiry == null ? null : inquiry.id(),
                    inquiry == null ? null : inquiry.title());
        });
    }
}
