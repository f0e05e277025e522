package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Assessor;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.assess.SpeechActs;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;

/** The pupil did not understand, says that it was said, or does not agree with how it was taken. */
final class Repairs {
    /** Asks what the tutor meant, not what a word means. */
    private static final Pattern BARE = Pattern.compile("(?:(?:这|那|它|你|刚才)(?:个|句)?话?)?(?:的?是|说的?是?)?(?:什么|啥)意思.{0,2}");

    private final Inquiry inquiry;
    private final Assessor assessor;
    private final Middle middle;
    private final Missing missing;
    private final Halves halves;

    Repairs(Inquiry inquiry, Assessor assessor, Middle middle, Missing missing, Halves halves) {
        this.inquiry = inquiry;
        this.assessor = assessor;
        this.middle = middle;
        this.missing = missing;
        this.halves = halves;
    }

    /** Says the question again, or a smaller one, or reads again what the pupil says was said. */
    Optional<Plan> repair(Turn turn) {
        boolean onlyThat = turn.heard().question() == null
                || BARE.matcher(turn.text().strip()).matches();
        boolean repair = turn.is(SpeechAct.REPAIR) && onlyThat && turn.earnedNothing() && !turn.pasted();
        return repair ? Optional.of(repair(turn.draft(), turn.heard(), turn.text())) : Optional.empty();
    }

    /** Neither quarrels nor gives in; who protests by what others say is answered by {@link Authority}. */
    Optional<Plan> protest(Turn turn) {
        boolean protest = turn.is(SpeechAct.PROTEST) && turn.earnedNothing() && !Authority.appeals(turn.text());
        return protest ? Optional.of(protest(turn.draft(), turn)) : Optional.empty();
    }

    private Plan repair(Draft draft, Assessment heard, String text) {
        if (SpeechActs.saysItWasSaid(text)) {
            return reread(draft, heard);
        }
        boolean again = text.matches(".*(再(说|讲|问)一|重复).*");
        if (again || draft.asked.kind() != Asked.Kind.IDEA) {
            return Plan.of(Move.REPAIR, "请再说一遍：重复上一个问题")
                    .lead(Saying.template("repair.again"))
                    .ask(Saying.authored("repeat", draft.asked.text()));
        }
        return middle.advance(draft, List.of(Saying.template("repair.simpler")), null, "没听懂：换一个更小的问法");
    }

    /** The pupil says it was said: read the last turns together again before answering. */
    private Plan reread(Draft draft, Assessment heard) {
        String together = String.join("，", draft.pupilWords);
        Optional<Expectation> found = inquiry.expectations().stream()
                .filter(e -> !draft.idea(e.id()).open() && assessor.covers(e, together))
                .findFirst();
        if (found.isPresent()) {
            Expectation idea = found.get();
            draft.idea(idea.id(), IdeaState::covered);
            draft.earned.add(idea.id());
            return middle.advance(
                    draft,
                    List.of(
                            Saying.template("repair.found"),
                            Saying.authored("affirm:" + idea.id(), idea.affirm())
                                    .optional()),
                    Feedback.POSITIVE,
                    "重读前几轮：他确实说过，是我没看全（请老师留意）");
        }
        Optional<Plan> rest = heard.at(Level.PARTIAL).stream()
                .findFirst()
                .filter(v -> !draft.idea(v.expectation()).open())
                .flatMap(v -> missing.ask(
                        draft,
                        inquiry.expectation(v.expectation()),
                        v,
                        together,
                        List.of(Saying.template("repair.not_found")),
                        "重读前几轮：还差一半，说清差什么"));
        return rest.orElseGet(() -> middle.advance(
                draft, List.of(Saying.template("repair.not_found")), Feedback.NEUTRAL, "重读前几轮没有找到：不争，换小一步"));
    }

    private Plan protest(Draft draft, Turn turn) {
        if (SpeechActs.saysItWasSaid(turn.text())) {
            return reread(draft, turn.heard());
        }
        return halves.answer(turn)
                .orElseGet(() -> middle.advance(
                        draft, List.of(Saying.template("protest")), Feedback.NEUTRAL, "不服气：不争，也不退，请证据来说"));
    }
}
