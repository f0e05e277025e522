package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.Clause.Stance;

/** Splits normalised Chinese into clauses and says what the speaker does with each. */
final class ClauseSplitter {
    private static final Pattern MARKS = Pattern.compile("(?:[，。！？；、：,!?;…~\\n\\s]|(?<![0-9])[.:]|[.:](?![0-9]))+");
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?\\n]");
    private static final Pattern QUESTION_MARK = Pattern.compile("[？?]");
    private static final Pattern SAYS = Pattern.compile("(说|以为|觉得|认为)$");
    private static final Pattern RISING_TONE = Pattern.compile("(吧|呗)$");
    private static final Pattern TWO_UNKNOWNS = Pattern.compile("谁.{1,4}谁|哪.{1,5}哪|多少.{1,5}多少");

    private ClauseSplitter() {}

    /**
     * @param everythingCounts whether questions and reports are read as statements, as a listener would who looks for an
     *     answer in them
     */
    static List<Clause> split(String text, boolean everythingCounts) {
        List<Clause> clauses = new ArrayList<>();
        int sentence = 0;
        boolean reporting = false;
        for (String piece : pieces(text)) {
            String words = MARKS.matcher(piece).replaceAll("");
            if (!words.isEmpty()) {
                if (!everythingCounts) {
                    takeBack(clauses, words);
                }
                Stance stance = everythingCounts ? listened(words) : stance(words, piece, reporting);
                if (stance == Stance.ASKED && refutes(clauses, words)) {
                    stance = Stance.DENIED;
                }
                reporting = stance == Stance.REPORTED && SAYS.matcher(words).find();
                clauses.add(new Clause(words, stance, sentence));
            }
            if (SENTENCE_END.matcher(piece).find()) {
                sentence++;
                reporting = false;
            }
        }
        return clauses;
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        var breaks = ChineseWords.BREAK.matcher(text);
        while (breaks.find()) {
            addPieces(pieces, text.substring(from, breaks.end()));
            from = breaks.end();
        }
        addPieces(pieces, text.substring(from));
        return pieces;
    }

    private static void addPieces(List<String> pieces, String text) {
        for (String piece : ChineseWords.CONNECTIVE.split(text)) {
            if (!piece.isBlank()) {
                pieces.add(piece);
            }
        }
    }

    /** A rejection denies what was reported or said before it; a refuted consequence denies its supposition. */
    private static void takeBack(List<Clause> clauses, String words) {
        boolean rejected = ChineseWords.REJECTION.matcher(words).find();
        boolean refuted = ChineseWords.REFUTED.matcher(words).find();
        for (int i = clauses.size() - 1; i >= 0; i--) {
            Clause clause = clauses.get(i);
            boolean last = i == clauses.size() - 1;
            if (rejected && (last || clause.stance() == Stance.REPORTED)
                    || refuted && last && supposed(clause.text())) {
                clauses.set(i, new Clause(clause.text(), Stance.DENIED, clause.sentence()));
            }
        }
    }

    private static boolean refutes(List<Clause> before, String words) {
        return !before.isEmpty()
                && supposed(before.get(before.size() - 1).text())
                && ChineseWords.REFUTING_QUESTION.matcher(words).find();
    }

    private static boolean supposed(String words) {
        return ChineseWords.SUPPOSED.matcher(words).find();
    }

    private static Stance listened(String words) {
        if (ChineseWords.GENERALITY_DENIED.isIn(words)) {
            return Stance.DENIED;
        }
        boolean asksOnly = ChineseWords.OPEN_QUESTION.isIn(words) && !ChineseWords.PRESUPPOSING.isIn(words);
        return asksOnly ? Stance.ASKED : Stance.ASSERTED;
    }

    private static Stance stance(String words, String piece, boolean reporting) {
        if (ChineseWords.TAG.matcher(words).matches()) {
            return Stance.ASKED;
        }
        if (ChineseWords.RHETORICAL.matcher(words).find() || ChineseWords.GENERALITY_DENIED.isIn(words)) {
            return Stance.DENIED;
        }
        if (reporting || ChineseWords.REPORT.matcher(words).find()) {
            return Stance.REPORTED;
        }
        return asks(words, QUESTION_MARK.matcher(piece).find()) ? Stance.ASKED : Stance.ASSERTED;
    }

    private static boolean asks(String words, boolean marked) {
        if (TWO_UNKNOWNS.matcher(words).find()
                || !marked && ChineseWords.EMBEDDED_QUESTION.matcher(words).find()) {
            return false;
        }
        return ChineseWords.OPEN_QUESTION.isIn(words)
                || ChineseWords.YES_NO.matcher(words).find()
                        && !ChineseWords.INSISTING.matcher(words).find()
                || ChineseWords.WHETHER.matcher(words).find()
                || marked && !RISING_TONE.matcher(words).find();
    }
}
