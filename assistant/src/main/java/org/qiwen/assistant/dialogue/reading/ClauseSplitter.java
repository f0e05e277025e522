package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.dialogue.reading.Clause.Stance;

/** Splits normalised Chinese into clauses and says what the speaker does with each. */
final class ClauseSplitter {
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
            boolean endsSentence = piece.matches(".*[。！？!?\\n].*");
            String words = piece.replaceAll("[，。！？；、：,.!?;:…~\\n\\s]+", "");
            if (!words.isEmpty()) {
                if (!everythingCounts && ChineseWords.REJECTION.matcher(words).find()) {
                    reject(clauses);
                }
                Stance stance = everythingCounts ? listened(words) : stance(words, piece, reporting);
                reporting = stance == Stance.REPORTED && words.matches(".*(说|以为|觉得|认为)$");
                clauses.add(new Clause(words, stance, sentence));
            }
            if (endsSentence) {
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

    /** What was only reported or said before a rejection is denied. */
    private static void reject(List<Clause> clauses) {
        for (int i = clauses.size() - 1; i >= 0; i--) {
            Clause clause = clauses.get(i);
            if (clause.stance() == Stance.REPORTED || i == clauses.size() - 1) {
                clauses.set(i, new Clause(clause.text(), Stance.DENIED, clause.sentence()));
            }
        }
    }

    private static Stance listened(String words) {
        if (ChineseWords.GENERALITY_DENIED.matcher(words).find()) {
            return Stance.DENIED;
        }
        boolean asksOnly = ChineseWords.OPEN_QUESTION.matcher(words).find()
                && !ChineseWords.PRESUPPOSING.matcher(words).find();
        return asksOnly ? Stance.ASKED : Stance.ASSERTED;
    }

    private static Stance stance(String words, String piece, boolean reporting) {
        if (ChineseWords.TAG.matcher(words).matches()) {
            return Stance.ASKED;
        }
        if (ChineseWords.RHETORICAL.matcher(words).find()
                || ChineseWords.GENERALITY_DENIED.matcher(words).find()) {
            return Stance.DENIED;
        }
        if (reporting || ChineseWords.REPORT.matcher(words).find()) {
            return Stance.REPORTED;
        }
        boolean twoUnknowns = words.matches(".*(谁.{1,4}谁|哪.{1,5}哪|多少.{1,5}多少).*");
        if (!twoUnknowns
                && (ChineseWords.OPEN_QUESTION.matcher(words).find()
                        || ChineseWords.YES_NO.matcher(words).find()
                        || (piece.matches(".*[？?].*") && !words.matches(".*(吧|呗)$")))) {
            return Stance.ASKED;
        }
        return Stance.ASSERTED;
    }
}
