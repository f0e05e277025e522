package org.qiwen.assistant.measure.load;

import java.util.ArrayList;
import java.util.List;

/**
 * An authored line in hardly other words: each sentence gets an opener that says nothing, as models like to add. So no
 * sentence is the author's letter by letter, which the gate would let pass without reading, and most still pass it.
 */
final class LightWords {
    private static final String ENDS = "。！？!?";
    private static final String CLOSERS = "”」』）)";
    private static final String OPENING = "“「『";
    private static final List<String> FIRST = List.of("好，", "嗯，", "来，");
    private static final List<String> LATER = List.of("那，", "好，", "嗯，");

    private LightWords() {}

    /**
     * The line in light words.
     *
     * @param most most characters; without room for the openers the line stays as it is
     * @param turn decides which openers, by turns
     */
    static String of(String authored, int most, int turn) {
        StringBuilder said = new StringBuilder();
        int number = 0;
        for (String sentence : sentences(authored)) {
            List<String> openers = number == 0 ? FIRST : LATER;
            said.append(openers.get(Math.floorMod(turn + number, openers.size())))
                    .append(sentence);
            number++;
        }
        return said.length() > most ? authored : said.toString();
    }

    /** The sentences of a line, each with its end and what closes after it; ends inside quotations end nothing. */
    static List<String> sentences(String line) {
        List<String> sentences = new ArrayList<>();
        int begin = 0;
        int quotes = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (OPENING.indexOf(c) >= 0) {
                quotes++;
            } else if (CLOSERS.indexOf(c) >= 0 && quotes > 0) {
                quotes--;
            }
            boolean last = i + 1 == line.length();
            boolean goesOn = !last && (ENDS + CLOSERS).indexOf(line.charAt(i + 1)) >= 0;
            boolean ended = ENDS.indexOf(c) >= 0 && quotes == 0 && !goesOn;
            if (ended || last) {
                sentences.add(line.substring(begin, i + 1));
                begin = i + 1;
            }
        }
        return sentences;
    }
}
