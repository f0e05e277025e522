package org.qiwen.evaluation.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Questions that a tutor asked more than once in a dialogue. Compared by letters and digits only, so that a changed
 * full stop does not hide a repetition; other words are another question.
 */
public final class Repetition {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！？!?\\n])|(?<=\\.)(?=\\s)");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Repetition() {}

    /**
     * A question asked again.
     *
     * @param question as it was asked the second time
     * @param first index of the tutor's text that asked it first, from 0
     * @param again index of the text that asked it again
     */
    public record Repeat(String question, int first, int again) {}

    /** Repeats of the last question of each text, in the order of the texts. */
    public static List<Repeat> ofQuestions(List<String> tutorTexts) {
        Map<String, Integer> asked = new LinkedHashMap<>();
        List<Repeat> repeats = new ArrayList<>();
        for (int index = 0; index < tutorTexts.size(); index++) {
            Optional<String> question = lastQuestion(tutorTexts.get(index));
            if (question.isPresent()) {
                String words = NOT_WORD.matcher(question.get()).replaceAll("");
                Integer first = asked.putIfAbsent(words, index);
                if (first != null) {
                    repeats.add(new Repeat(question.get(), first, index));
                }
            }
        }
        return repeats;
    }

    /** The last sentence that ends in a question mark, if there is one. */
    public static Optional<String> lastQuestion(String text) {
        return SENTENCE_END
                .splitAsStream(text)
                .map(String::strip)
                .filter(sentence -> sentence.endsWith("？") || sentence.endsWith("?"))
                .reduce((earlier, later) -> later);
    }
}
