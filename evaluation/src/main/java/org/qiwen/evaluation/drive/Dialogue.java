package org.qiwen.evaluation.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qiwen.evaluation.drive.Tutor.Conversation;
import org.qiwen.evaluation.drive.Tutor.Opening;

/**
 * A script as it was really played.
 *
 * @param conversation id at the tutor
 * @param exchanges one a message that was sent and answered, in order
 * @param cutShort why the rest of the script was not sent; empty when all of it was
 */
public record Dialogue(
        DialogueScript script,
        String conversation,
        Opening opening,
        List<Exchange> exchanges,
        Optional<String> cutShort) {
    private static final String FINISHED = "DONE";

    public Dialogue {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * One turn.
     *
     * @param number from 1
     */
    public record Exchange(int number, PupilMessage message, TurnReply reply) {}

    /**
     * Plays a script to its end, or to where the tutor closes the dialogue, ends a turn in a problem or refuses one.
     *
     * @throws TutorFault when the tutor breaks the interface: that is no dialogue to report on
     */
    public static Dialogue play(Tutor tutor, DialogueScript script) {
        Conversation conversation = tutor.open(script.inquiry(), script.locale());
        String run = UUID.randomUUID().toString();
        List<Exchange> exchanges = new ArrayList<>();
        Optional<String> cutShort = Optional.empty();
        for (PupilMessage message : script.messages()) {
            cutShort = ended(exchanges);
            if (cutShort.isPresent()) {
                break;
            }
            int number = exchanges.size() + 1;
            try {
                exchanges.add(new Exchange(number, message, conversation.send(message, run + "-" + number)));
            } catch (TutorRefusal e) {
                cutShort = Optional.of(e.toString());
                break;
            }
        }
        return new Dialogue(script, conversation.id(), conversation.opening(), exchanges, cutShort);
    }

    /** The tutor's words of each turn, the opening first. */
    public List<String> tutorTexts() {
        List<String> texts = new ArrayList<>();
        texts.add(opening.text());
        exchanges.forEach(exchange -> texts.add(exchange.reply().text()));
        return texts;
    }

    /** Whether the tutor itself brought the dialogue to its end. */
    public boolean closedByTutor() {
        return !exchanges.isEmpty()
                && exchanges.get(exchanges.size() - 1).reply().phase().equals(Optional.of(FINISHED));
    }

    private static Optional<String> ended(List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return Optional.empty();
        }
        TurnReply last = exchanges.get(exchanges.size() - 1).reply();
        if (!last.isDone()) {
            return Optional.of("turn " + exchanges.size() + " ended in a problem");
        }
        return last.phase().filter(FINISHED::equals).map(phase -> "the tutor closed the dialogue");
    }
}
