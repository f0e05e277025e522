package org.qiwen.ingestion.parse.child.office;

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
