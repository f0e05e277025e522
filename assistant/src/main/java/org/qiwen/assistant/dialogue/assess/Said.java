package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.reading.QuestionFrame;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.state.Asked;

/**
 * A message as it is read: by itself, with typing slips believed, and as an answer to the question before it.
 *
 * @param given what the question states
 * @param answers the message joined to what the question states, and put into its gaps; empty without a target
 */
record Said(
        String text,
        Bigrams pairs,
        boolean denies,
        Reading strict,
        Reading lenient,
        Reading given,
        List<Reading> answers) {

    /** Longer replies bring their own sentence and are not put into a gap. Our choice. */
    private static final int LONGEST_FILLING = 24;

    /** Share of a message that stands in the question, from which on it repeats it. Our choice. */
    private static final double REPEATED = 0.8;

    /** Shorter replies name one of the things the question offers. Our choice. */
    private static final int LONG_ENOUGH = 6;

    static Said of(String text, Asked asked, RelationReader reader) {
        Language language = reader.language();
        QuestionFrame frame = new QuestionFrame(language, asked.target() == null ? "" : asked.text());
        String given = frame.given();
        List<Reading> answers = new ArrayList<>();
        if (!given.isEmpty()) {
            answers.add(reader.read(given + language.comma() + text));
        }
        if (language.length(text) <= LONGEST_FILLING) {
            frame.filled(text).forEach(filled -> answers.add(reader.read(filled)));
        }
        return new Said(
                text,
                language.pairs(text),
                language.denies(text),
                reader.read(text),
                reader.readLeniently(text),
                reader.read(given),
                answers);
    }

    /** Whether the message says nothing that the question did not say, or nothing about the topic at all. */
    boolean onlyRepeats(String question) {
        boolean repeats = strict.language().length(text) >= LONG_ENOUGH
                && pairs.containedIn(strict.language().pairs(question)) >= REPEATED;
        boolean offTopic = strict.all().isEmpty() && strict.language().length(text) > LONG_ENOUGH;
        return repeats || offTopic;
    }
}
