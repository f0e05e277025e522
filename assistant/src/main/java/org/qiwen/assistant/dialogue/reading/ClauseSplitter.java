package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.Clause.Stance;

/** Splits normalised text into clauses and says what the speaker does with each. Immutable. */
final class ClauseSplitter {
    private static final Pattern QUESTION_MARK = Pattern.compile("[？?]");

    private final Language language;

    ClauseSplitter(Language language) {
        this.language = language;
    }

    /**
     * @param everythingCounts whether questions and reports are read as statements, as a listener would who looks for an
     *     answer in them
     */
    List<Clause> split(String text, boolean everythingCounts) {
        List<Clause> clauses = new ArrayList<>();
        int sentence = 0;
        boolean reporting = false;
        for (String piece : pieces(text)) {
            String words = language.matcher(Sense.MARKS, piece).replaceAll("").strip();
            if (!words.isEmpty()) {
                if (!everythingCounts) {
                    takeBack(clauses, words);
                }
                Stance stance = everythingCounts ? listened(words) : stance(words, piece, reporting);
                if (stance == Stance.ASKED && refutes(clauses, words)) {
                    stance = Stance.DENIED;
                }
                reporting = stance == Stance.REPORTED && language.has(Sense.SAYS, words);
                clauses.add(new Clause(words, stance, sentence));
            }
            if (language.has(Sense.SENTENCE_END, piece)) {
                sentence++;
                reporting = false;
            }
        }
        return clauses;
    }

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        var breaks = language.matcher(Sense.BREAK, text);
        while (breaks.find()) {
            addPieces(pieces, text.substring(from, breaks.end()));
            from = breaks.end();
        }
        addPieces(pieces, text.substring(from));
        return pieces;
    }

    private void addPieces(List<String> pieces, String text) {
        for (String piece : language.cue(Sense.CONNECTIVE).pattern().split(text)) {
            if (!piece.isBlank()) {
                pieces.add(piece);
            }
        }
    }

    /** A rejection denies what was reported or said before it; a refuted consequence denies its supposition. */
    private void takeBack(List<Clause> clauses, String words) {
        boolean rejected = language.has(Sense.REJECTION, words);
        boolean refuted = language.has(Sense.REFUTED, words);
        for (int i = clauses.size() - 1; i >= 0; i--) {
            Clause clause = clauses.get(i);
            boolean last = i == clauses.size() - 1;
            if (rejected && (last || clause.stance() == Stance.REPORTED)
                    || refuted && last && supposed(clause.text())) {
                clauses.set(i, new Clause(clause.text(), Stance.DENIED, clause.sentence()));
            }
        }
    }

    private boolean refutes(List<Clause> before, String words) {
        return !before.isEmpty()
                && supposed(before.get(before.size() - 1).text())
                && language.has(Sense.REFUTING_QUESTION, words);
    }

    private boolean supposed(String words) {
        return language.has(Sense.SUPPOSED, words);
    }

    private Stance listened(String words) {
        if (language.has(Sense.GENERALITY_DENIED, words)) {
            return Stance.DENIED;
        }
        boolean asksOnly = language.has(Sense.OPEN_QUESTION, words) && !language.has(Sense.PRESUPPOSING, words);
        return asksOnly ? Stance.ASKED : Stance.ASSERTED;
    }

    private Stance stance(String words, String piece, boolean reporting) {
        if (language.has(Sense.TAG, words)) {
            return Stance.ASKED;
        }
        if (language.has(Sense.RHETORICAL, words) || language.has(Sense.GENERALITY_DENIED, words)) {
            return Stance.DENIED;
        }
        if (reporting || language.has(Sense.REPORT, words)) {
            return Stance.REPORTED;
        }
        return asks(words, QUESTION_MARK.matcher(piece).find()) ? Stance.ASKED : Stance.ASSERTED;
    }

    private boolean asks(String words, boolean marked) {
        if (language.has(Sense.TWO_UNKNOWNS, words) || !marked && language.has(Sense.EMBEDDED_QUESTION, words)) {
            return false;
        }
        return language.has(Sense.OPEN_QUESTION, words)
                || language.has(Sense.YES_NO, words) && !language.has(Sense.INSISTING, words)
                || language.has(Sense.WHETHER, words)
                || marked && !language.has(Sense.RISING_TONE, words);
    }
}
