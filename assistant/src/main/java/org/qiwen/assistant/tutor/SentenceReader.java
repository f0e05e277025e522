package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts words that arrive bit by bit into sentences, each as soon as it ends. Ends are 。！？!? and a point before a space,
 * outside quotations, and a line's end; a point in a number and an ellipsis end nothing. Not thread-safe.
 */
final class SentenceReader {
    private static final String ENDS = "。！？!?";
    /** What may follow an end and still belongs to its sentence. */
    private static final String TAILS = ENDS + "”」』）)";

    private final int longest;
    private final StringBuilder sentence = new StringBuilder();
    private int quotes;
    private boolean straightQuote;

    /** @param longest characters after which a sentence that does not end is taken for endless */
    SentenceReader(int longest) {
        this.longest = longest;
    }

    /** The sentences that end in these words. */
    List<String> add(String words) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\n' || c == '\r') {
                end(sentences);
                continue;
            }
            boolean pointEnded = Character.isWhitespace(c) && endsWithPoint();
            if (pointEnded) {
                end(sentences);
            }
            if (sentence.length() == 0 && (Character.isWhitespace(c) || isTail(c))) {
                // The rest of a sentence that was already given out.
                continue;
            }
            sentence.append(c);
            quote(c);
            if (ENDS.indexOf(c) >= 0 && !isQuoting() && !goesOn(words, i + 1)) {
                end(sentences);
            }
        }
        return sentences;
    }

    /** What came after the last end: a whole sentence if the writer has finished, else the beginning of one. */
    Optional<String> rest() {
        List<String> rest = new ArrayList<>();
        end(rest);
        return rest.stream().findFirst();
    }

    /** Whether more has come than a sentence can be. */
    boolean isEndless() {
        return sentence.length() > longest;
    }

    private void end(List<String> sentences) {
        String text = sentence.toString().strip();
        if (!text.isEmpty()) {
            sentences.add(text);
        }
        sentence.setLength(0);
        quotes = 0;
        straightQuote = false;
    }

    private boolean endsWithPoint() {
        int length = sentence.length();
        return length > 1 && sentence.charAt(length - 1) == '.' && sentence.charAt(length - 2) != '.' && !isQuoting();
    }

    private void quote(char c) {
        switch (c) {
            case '“', '「', '『' -> quotes++;
            case '”', '」', '』' -> quotes = Math.max(0, quotes - 1);
            case '"' -> straightQuote = !straightQuote;
            default -> {
                // No quotation mark.
            }
        }
    }

    private boolean isQuoting() {
        return quotes > 0 || straightQuote;
    }

    private static boolean goesOn(String words, int next) {
        return next < words.length() && isTail(words.charAt(next));
    }

    private static boolean isTail(char c) {
        return TAILS.indexOf(c) >= 0;
    }
}
