package org.qiwen.evaluation.pupil;

import java.util.Set;
import org.qiwen.evaluation.drive.PupilMessage;

/**
 * What a played pupil says, and what it means by it: the pupil knows, nobody has to guess.
 *
 * @param whole ids of ideas that it says wholly, in own words
 * @param parts ids of parts it gives, as {@code idea/part}
 * @param asksAgain whether it asks the tutor to say something again
 */
public record Utterance(PupilMessage message, Set<String> whole, Set<String> parts, boolean asksAgain) {
    public Utterance {
        whole = Set.copyOf(whole);
        parts = Set.copyOf(parts);
    }

    static Utterance of(String text) {
        return new Utterance(new PupilMessage(PupilMessage.Kind.TEXT, text), Set.of(), Set.of(), false);
    }

    static Utterance choice(String id) {
        return new Utterance(new PupilMessage(PupilMessage.Kind.CHOICE, id), Set.of(), Set.of(), false);
    }

    Utterance meaning(Set<String> ideas, Set<String> gives) {
        return new Utterance(message, ideas, gives, asksAgain);
    }

    Utterance asking() {
        return new Utterance(message, whole, parts, true);
    }
}
