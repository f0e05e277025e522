package org.qiwen.ingestion.parse.child.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiwen.ingestion.parse.child.document.XmlElement;
import org.qiwen.ingestion.parse.child.math.EqField;
import org.qiwen.ingestion.parse.child.math.Omml;
import org.qiwen.ingestion.parse.child.math.Scripts;

/**
 * The words of one paragraph: insertions in, deletions and hidden text out, formulas and raised or lowered characters as
 * text. Notes and text boxes are gathered beside it.
 */
final class WordText {
    private final WordFields fields;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlElement> boxes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean pictureFormula;
    private boolean displayed;

    /** @param fields those that were open where the paragraph begins */
    WordText(XmlElement paragraph, WordFields fields) {
        this.fields = fields;
        content(paragraph);
    }

    String text() {
        return text.toString();
    }

    /** Text boxes anchored in the paragraph. */
    List<XmlElement> boxes() {
        return boxes;
    }

    /** Ids of footnotes ({@code f…}) and endnotes ({@code e…}), in order. */
    List<String> notes() {
        return notes;
    }

    /** Whether a formula is an object of another program, shown as a picture. */
    boolean hasPictureFormula() {
        return pictureFormula || fields.hasPictureFormula();
    }

    /** Whether it is nothing but a formula on a line of its own. */
    boolean isDisplayedFormula() {
        return displayed && text.toString().strip().startsWith("$");
    }

    private void content(XmlElement parent) {
        for (XmlElement child : parent.children()) {
            switch (child.name()) {
                case "r" -> run(child);
                case "oMath" -> text.append(fields.text(Omml.text(child)));
                case "oMathPara" -> {
                    displayed = true;
                    child.children().stream()
                            .filter(formula -> formula.is("oMath"))
                            .forEach(formula -> text.append(Omml.text(formula)).append(' '));
                }
                case "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo" ->
                    content(child);
                case "fldSimple" -> {
                    if (EqField.isOne(child.attribute("instr", ""))) {
                        text.append(fields.text(EqField.text(child.attribute("instr", ""))));
                    } else {
                        content(child);
                    }
                }
                case "AlternateContent" -> alternative(child);
                case "ruby" -> child.child("rubyBase").ifPresent(this::content);
                default -> {
                    // Properties, deletions, bookmarks.
                }
            }
        }
    }

    private void run(XmlElement run) {
        Optional<XmlElement> properties = run.child("rPr");
        boolean hidden = properties
                .flatMap(p -> p.child("vanish"))
                .filter(WordText::isOn)
                .isPresent();
        String font = properties
                .flatMap(p -> p.child("rFonts"))
                .map(p -> p.attribute("ascii", ""))
                .orElse("");
        int start = text.length();
        for (XmlElement child : run.children()) {
            if (child.is("fldChar") || child.is("instrText")) {
                field(child);
            } else if (!hidden && fields.isShown()) {
                runPart(child, font);
            }
        }
        String align = properties
                .flatMap(p -> p.child("vertAlign"))
                .map(p -> p.attribute("val", ""))
                .orElse("");
        if (align.equals("superscript") || align.equals("subscript")) {
            String plain = text.substring(start);
            text.setLength(start);
            text.append(align.equals("superscript") ? Scripts.superscript(plain) : Scripts.subscript(plain));
        }
    }

    private void field(XmlElement part) {
        if (part.is("instrText")) {
            fields.text(part.text());
            return;
        }
        switch (part.attribute("fldCharType", "")) {
            case "begin" -> fields.begin();
            case "separate" -> fields.separate();
            case "end" -> text.append(fields.end());
            default -> {
                // No such type.
            }
        }
    }

    private void runPart(XmlElement part, String font) {
        switch (part.name()) {
            case "t" -> text.append(SymbolFont.in(font, part.text()));
            case "tab", "ptab" -> text.append('\t');
            case "br", "cr" -> text.append('\n');
            case "noBreakHyphen" -> text.append('-');
            case "sym" -> text.append(symbol(part));
            case "footnoteReference" -> note("f", part);
            case "endnoteReference" -> note("e", part);
            case "ruby" -> part.child("rubyBase").ifPresent(this::content);
            case "AlternateContent" -> alternative(part);
            case "drawing", "pict" -> boxes.addAll(part.all("txbxContent"));
            case "object" -> object(part);
            default -> {
                // Field codes, pictures, properties.
            }
        }
    }

    private static boolean isOn(XmlElement property) {
        return !property.attribute("val", "1").matches("0|false|off");
    }

    private static String symbol(XmlElement symbol) {
        try {
            return SymbolFont.text(symbol.attribute("font", ""), Integer.parseInt(symbol.attribute("char", "0"), 16));
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private void note(String kind, XmlElement reference) {
        notes.add(kind + reference.attribute("id", ""));
        text.append("［").append(notes.size()).append("］");
    }

    /** The first branch is for readers of today; the second for those before, with the same words. */
    private void alternative(XmlElement alternative) {
        Optional<XmlElement> choice = alternative.child("Choice");
        List<XmlElement> found = choice.map(c -> c.all("txbxContent")).orElse(List.of());
        if (found.isEmpty()) {
            found = alternative.child("Fallback").map(f -> f.all("txbxContent")).orElse(List.of());
        }
        boxes.addAll(found);
        if (found.isEmpty()) {
            choice.ifPresent(this::content);
        }
    }

    private void object(XmlElement object) {
        boolean formula = object.all("OLEObject").stream()
                .anyMatch(ole -> ole.attribute("ProgID", "").matches("(?i)(equation|mathtype).*"));
        if (formula) {
            pictureFormula = true;
            text.append("［公式］");
        }
        boxes.addAll(object.all("txbxContent"));
    }
}
