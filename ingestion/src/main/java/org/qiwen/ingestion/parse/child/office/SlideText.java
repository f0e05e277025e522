package org.qiwen.ingestion.parse.child.office;

import java.util.Arrays;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.XmlElement;
import org.qiwen.ingestion.parse.child.math.Omml;
import org.qiwen.ingestion.parse.child.math.Scripts;

/** The words of one paragraph of DrawingML. */
final class SlideText {
    private SlideText() {}

    static String of(XmlElement paragraph) {
        StringBuilder text = new StringBuilder();
        append(paragraph, text);
        return Lines.join(text.toString());
    }

    /**
     * The number that the program puts before a paragraph, such as {@code 1. }; empty when there is none.
     *
     * @param items how many items each level has had so far; counts this one
     */
    static String label(XmlElement paragraph, int[] items) {
        XmlElement properties = paragraph.child("pPr").orElse(null);
        int level = properties == null ? 0 : Math.max(0, Math.min(items.length - 1, properties.number("lvl", 0)));
        Arrays.fill(items, level + 1, items.length, 0);
        XmlElement numbered =
                properties == null ? null : properties.child("buAutoNum").orElse(null);
        if (numbered == null) {
            items[level] = 0;
            return "";
        }
        int number = numbered.number("startAt", 1) + items[level]++;
        try {
            return AutoNumberingScheme.valueOf(numbered.attribute("type", "arabicPeriod"))
                            .format(number) + " ";
        } catch (IllegalArgumentException e) {
            // A scheme that POI does not know.
            return number + ". ";
        }
    }

    private static void append(XmlElement parent, StringBuilder text) {
        for (XmlElement child : parent.children()) {
            switch (child.name()) {
                case "r" -> run(child, text);
                case "br" -> text.append('\n');
                case "fld" -> child.child("t").ifPresent(t -> text.append(t.text()));
                case "oMath", "oMathPara" -> text.append(Omml.text(child));
                case "m" -> append(child, text);
                case "AlternateContent" -> child.child("Choice").ifPresent(choice -> append(choice, text));
                default -> {
                    // Properties.
                }
            }
        }
    }

    private static void run(XmlElement run, StringBuilder text) {
        String plain = run.child("t").map(XmlElement::text).orElse("");
        int baseline = run.child("rPr")
                .map(properties -> properties.number("baseline", 0))
                .orElse(0);
        text.append(baseline > 0 ? Scripts.superscript(plain) : baseline < 0 ? Scripts.subscript(plain) : plain);
    }
}
