package org.qiwen.evaluation.pupil;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.evaluation.attack.Spelling;

/**
 * One pupil of a kind in one dialogue. Understands from the tutor's turn what is waited for, chooses what to do by the
 * weights of its kind and says it in the inquiry's words. For one thread.
 */
final class SimulatedPupil {
    private final Subject subject;
    private final Manner manner;
    private final Words words;
    private final Random random;
    private Situation situation = Situation.PREDICTION;
    private Subject.@Nullable Question question;

    SimulatedPupil(Subject subject, Manners manners, String kind, Spelling spelling, long seed) {
        this.subject = subject;
        this.manner = manners.manner(kind);
        this.random = new Random(seed);
        this.words = new Words(subject, manners, new Pen(manner, manners, spelling, random), random);
    }

    /** What this pupil answers. */
    Utterance answer(TutorSaid tutor) {
        understand(tutor);
        Act act = manner.choose(situation, random);
        return words.say(act, new Words.Moment(situation, question, tutor.text(), tutor.choices()));
    }

    /** The authored question that stands, if the last turn ended in one or has led back to one. */
    Optional<Subject.Question> question() {
        return Optional.ofNullable(question);
    }

    private void understand(TutorSaid tutor) {
        Optional<Subject.Question> asked = subject.askedIn(tutor.text());
        asked.ifPresent(found -> question = found);
        situation = switch (tutor.phase()) {
            case "SUMMARISE" -> Situation.SUMMARY;
            case "EXIT" -> Situation.EXIT;
            default -> waited(tutor, asked);
        };
    }

    private Situation waited(TutorSaid tutor, Optional<Subject.Question> asked) {
        return switch (tutor.move()) {
            case "OPEN", "ASK_PREDICTION" -> Situation.PREDICTION;
            case "ASK_REASON" -> Situation.REASON;
            case "CLARIFY" -> Situation.CLARIFY;
            case "PAUSE" -> Situation.PAUSED;
            case "ASSERT" -> Situation.TOLD;
            case "PROMPT" -> Situation.CLOZE;
            default -> {
                boolean looking = Set.of("OBSERVE", "WAITING").contains(tutor.phase());
                yield looking
                        ? Situation.OBSERVATION
                        : asked.map(Subject.Question::situation).orElse(stays(tutor));
            }
        };
    }

    /** After chat, a pause or a safety reply the same thing is still waited for. */
    private Situation stays(TutorSaid tutor) {
        boolean explaining = tutor.phase().equals("EXPLAIN");
        boolean before = List.of(Situation.PREDICTION, Situation.REASON, Situation.OBSERVATION)
                .contains(situation);
        boolean over = situation == Situation.CLARIFY || situation == Situation.TOLD || situation == Situation.PAUSED;
        return explaining && (before || over) ? Situation.IDEA : situation;
    }
}
