package org.qiwen.ingestion.parse.child.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.qiwen.ingestion.parse.child.math.EqField;

/**
 * The fields of a Word document: what they show is text, their codes are not, except that a formula's code is the formula.
 * What a table of contents shows is left out, as its headings come again. A field may begin in one paragraph and end in
 * another.
 */
final class WordFields {
    /** Fields inside each other. */
    private static final int MAX_FIELDS = 50;

    /** A field that is open: its code, and whether what comes is its result. */
    private static final class Field {
        private final StringBuilder code = new StringBuilder();
        private boolean result;
        private boolean formula;

        boolean is(String names) {
            return code.toString().strip().toUpperCase(Locale.ROOT).matches("(?s)(" + names + ")\\b.*");
        }

        boolean isFormula() {
            return formula || is("EMBED\\s+(EQUATION|MATHTYPE)[.\\w]*");
        }
    }

    private final Deque<Field> fields = new ArrayDeque<>();
    private int tooMany;
    private boolean pictureFormula;

    /** Whether a formula was seen that is an object of another program. */
    boolean hasPictureFormula() {
        return pictureFormula;
    }

    void begin() {
        if (fields.size() < MAX_FIELDS) {
            fields.push(new Field());
        } else {
            tooMany++;
        }
    }

    /** The code ends here, what it shows begins. */
    void separate() {
        Field open = fields.peek();
        if (open != null && tooMany == 0) {
            open.result = true;
        }
    }

    /** The same for a field that shows an object which is a formula, whatever its code says. */
    void separateFormula() {
        separate();
        Field open = fields.peek();
        if (open != null && tooMany == 0) {
            open.formula = true;
        }
    }

    /** Ends a field; the text that stands for it beside its result. */
    String end() {
        if (tooMany > 0) {
            tooMany--;
            return "";
        }
        Field field = fields.poll();
        if (field == null) {
            return "";
        }
        if (EqField.isOne(field.code.toString())) {
            return text(EqField.text(field.code.toString()));
        }
        if (field.isFormula() && isShown()) {
            pictureFormula = true;
            return text("［公式］");
        }
        return "";
    }

    /** What of a text is shown: nothing where it is part of a code. */
    String text(String text) {
        Field open = fields.peek();
        if (open != null && !open.result) {
            open.code.append(text);
            return "";
        }
        return isShown() ? text : "";
    }

    /** Whether all open fields show their results, and none of them is a table of contents. */
    boolean isShown() {
        for (Field field : fields) {
            if (!field.result || field.is("TOC|INDEX|TOA|EQ") || field.isFormula()) {
                return false;
            }
        }
        return true;
    }
}
