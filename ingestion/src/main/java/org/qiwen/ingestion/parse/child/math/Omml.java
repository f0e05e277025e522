package org.qiwen.ingestion.parse.child.math;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** Formulas of Word and PowerPoint (Office Math, ECMA-376 part 1, 22.1). */
public final class Omml {
    private Omml() {}

    /** The text of an {@code oMath} or {@code oMathPara}. */
    public static String text(XmlElement formula) {
        return Math.inText(content(formula));
    }

    private static Math content(XmlElement parent) {
        List<Math> parts = new ArrayList<>();
        for (XmlElement child : parent.children()) {
            if (!child.name().endsWith("Pr")) {
                parts.add(read(child));
            }
        }
        return Math.row(parts);
    }

    private static Math read(XmlElement e) {
        return switch (e.name()) {
            case "r" -> run(e);
            case "f" -> fraction(e);
            case "sSup" -> new Math.Script(part(e, "e"), Optional.empty(), Optional.of(part(e, "sup")));
            case "sSub" -> new Math.Script(part(e, "e"), Optional.of(part(e, "sub")), Optional.empty());
            case "sSubSup" -> new Math.Script(part(e, "e"), Optional.of(part(e, "sub")), Optional.of(part(e, "sup")));
            case "sPre" ->
                Math.row(List.of(new Math.Script(new Math.Symbols(""), some(e, "sub"), some(e, "sup")), part(e, "e")));
            case "rad" -> new Math.Root(part(e, "e"), hidden(e, "degHide") ? Optional.empty() : some(e, "deg"));
            case "nary" ->
                new Math.Big(property(e, "naryPr", "chr", "∫"), some(e, "sub"), some(e, "sup"), part(e, "e"));
            case "d" -> fenced(e);
            case "func" -> Math.row(List.of(part(e, "fName"), new Math.Symbols(" "), part(e, "e")));
            case "acc" -> accent(e);
            case "bar" -> new Math.Accent("\\overline", part(e, "e"));
            case "limLow" -> new Math.Stack(part(e, "e"), some(e, "lim"), Optional.empty());
            case "limUpp" -> new Math.Stack(part(e, "e"), Optional.empty(), some(e, "lim"));
            case "groupChr" -> part(e, "e");
            case "m" -> new Math.Matrix(rows(e, "mr"), false);
            case "eqArr" ->
                new Math.Matrix(
                        e.children().stream()
                                .filter(row -> row.is("e"))
                                .map(row -> List.of(content(row)))
                                .toList(),
                        true);
            case "del", "moveFrom" -> new Math.Symbols("");
            default -> content(e);
        };
    }

    private static Math run(XmlElement run) {
        StringBuilder text = new StringBuilder();
        for (XmlElement child : run.children()) {
            if (child.is("t")) {
                text.append(child.text());
            }
        }
        // Word writes letters of formulas as mathematical italics (U+1D465 for x): the plain letter is what people
        // type.
        return new Math.Symbols(plain(text.toString()));
    }

    static String plain(String text) {
        return text.codePoints().anyMatch(c -> c >= 0x1D400 && c <= 0x1D7FF || c == 0x210E)
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }

    private static Math fraction(XmlElement e) {
        String type = property(e, "fPr", "type", "bar");
        if (type.equals("lin") || type.equals("skw")) {
            return Math.row(List.of(part(e, "num"), new Math.Symbols("/"), part(e, "den")));
        }
        return new Math.Fraction(part(e, "num"), part(e, "den"));
    }

    private static Math fenced(XmlElement e) {
        List<Math> parts = e.children().stream()
                .filter(child -> child.is("e"))
                .map(Omml::content)
                .toList();
        return new Math.Fenced(
                property(e, "dPr", "begChr", "("),
                property(e, "dPr", "endChr", ")"),
                property(e, "dPr", "sepChr", "|"),
                parts);
    }

    private static Math accent(XmlElement e) {
        String mark = property(e, "accPr", "chr", "\u0302");
        String command =
                switch (mark) {
                    case "\u20D7", "→", "\u20D1" -> "\\vec";
                    case "\u0305", "¯" -> "\\bar";
                    case "\u0307", "˙" -> "\\dot";
                    case "\u0308", "¨" -> "\\ddot";
                    case "\u0303", "~" -> "\\tilde";
                    default -> "\\hat";
                };
        return new Math.Accent(command, part(e, "e"));
    }

    private static List<List<Math>> rows(XmlElement matrix, String row) {
        List<List<Math>> rows = new ArrayList<>();
        for (XmlElement each : matrix.children()) {
            if (each.is(row)) {
                rows.add(each.children().stream()
                        .filter(cell -> cell.is("e"))
                        .map(Omml::content)
                        .toList());
            }
        }
        return rows;
    }

    private static Math part(XmlElement e, String name) {
        return e.child(name).map(Omml::content).orElse(new Math.Symbols(""));
    }

    private static Optional<Math> some(XmlElement e, String name) {
        return e.child(name).filter(part -> !part.children().isEmpty()).map(Omml::content);
    }

    private static boolean hidden(XmlElement e, String property) {
        return e.at(e.name() + "Pr", property)
                .map(hide -> !hide.attribute("val", "1").matches("0|false|off"))
                .orElse(false);
    }

    private static String property(XmlElement e, String properties, String name, String otherwise) {
        return e.at(properties, name).map(p -> p.attribute("val", otherwise)).orElse(otherwise);
    }
}
