package org.qiwen.evaluation.pupil;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qiwen.evaluation.attack.Spelling;
import org.qiwen.evaluation.drive.Dialogue;
import org.qiwen.evaluation.drive.DialogueScript;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.Tutor;
import org.qiwen.evaluation.drive.TutorRefusal;

/**
 * A dialogue as a played pupil held it.
 *
 * @param said what the pupil said and meant, one for each exchange
 */
public record PlayedPupil(String kind, Subject subject, Dialogue dialogue, List<Utterance> said) {
    private static final String DONE = "DONE";

    /** Turns beyond budget and closing after which a dialogue counts as endless: room for pauses and safety replies. */
    private static final int PATIENCE = 16;

    public PlayedPupil {
        said = List.copyOf(said);
    }

    /**
     * Plays until the tutor closes the dialogue, breaks off, or has gone on for far longer than it may.
     *
     * @param seed decides all that the pupil does
     */
    public static PlayedPupil play(
            Tutor tutor, Subject subject, Manners manners, String kind, Spelling spelling, long seed) {
        SimulatedPupil pupil = new SimulatedPupil(subject, manners, kind, spelling, seed);
        Tutor.Conversation conversation = tutor.open(subject.inquiry(), subject.locale());
        TutorSaid last = TutorSaid.of(conversation.opening());
        List<Utterance> said = new ArrayList<>();
        List<Dialogue.Exchange> exchanges = new ArrayList<>();
        Optional<String> broken = Optional.empty();
        String run = UUID.randomUUID().toString();
        int most = subject.turns() + PATIENCE;
        while (broken.isEmpty() && !last.phase().equals(DONE) && exchanges.size() < most) {
            Utterance next = pupil.answer(last);
            int number = exchanges.size() + 1;
            try {
                TurnReply reply = conversation.send(next.message(), run + "-" + number);
                said.add(next);
                exchanges.add(new Dialogue.Exchange(number, next.message(), reply));
                last = TutorSaid.of(reply);
                broken = reply.isDone() ? Optional.empty() : Optional.of("turn " + number + " ended in a problem");
            } catch (TutorRefusal e) {
                broken = Optional.of(e.toString());
            }
        }
        DialogueScript script = new DialogueScript(
                kind + " " + subject.inquiry(),
                subject.inquiry(),
                subject.locale(),
                manners.about(kind) + ", " + subject.stage() + ", seed " + seed,
                exchanges.isEmpty()
                        ? List.of(pupil.answer(last).message())
                        : exchanges.stream().map(Dialogue.Exchange::message).toList());
        return new PlayedPupil(
                kind,
                subject,
                new Dialogue(script, conversation.id(), conversation.opening(), exchanges, broken),
                said);
    }
}
