package org.qiwen.ingestion.parse.child.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Formulas of web pages and books (MathML 3, presentation markup). */
public final class MathMl {
    private MathMl() {}

    /** The text of a {@code math} element; LaTeX that it brings along is taken as it is. */
    public static String text(Element math) {
        Math formula = row(math);
        if (formula.line().isPresent()) {
            return Math.inText(formula);
        }
        for (Element annotation : math.getAllElements()) {
            if (name(annotation).equals("annotation")
                    && annotation.attr("encoding").toLowerCase(Locale.ROOT).contains("tex")) {
                return Math.inText(new Math.Written(annotation.wholeText().strip()));
            }
        }
        return Math.inText(formula);
    }

    private static String name(Element element) {
        String name = element.normalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static Math row(Element parent) {
        List<Math> parts = new ArrayList<>();
        for (Element child : parent.children()) {
            if (!name(child).startsWith("annotation")) {
                parts.add(read(child));
            }
        }
        return Math.row(parts);
    }

    private static Math part(Element parent, int index) {
        return index < parent.childrenSize() ? read(parent.child(index)) : new Math.Symbols("");
    }

    private static Math read(Element e) {
        return switch (name(e)) {
            case "mi", "mn", "ms" -> new Math.Symbols(Omml.plain(e.text().strip()));
            case "mo" -> new Math.Symbols(operator(e.text().strip()));
            case "mtext" -> new Math.Symbols(e.text());
            case "mspace" -> new Math.Symbols(" ");
            case "mfrac" -> new Math.Fraction(part(e, 0), part(e, 1));
            case "msup" -> new Math.Script(part(e, 0), Optional.empty(), Optional.of(part(e, 1)));
            case "msub" -> new Math.Script(part(e, 0), Optional.of(part(e, 1)), Optional.empty());
            case "msubsup" -> new Math.Script(part(e, 0), Optional.of(part(e, 1)), Optional.of(part(e, 2)));
            case "msqrt" -> new Math.Root(row(e), Optional.empty());
            case "mroot" -> new Math.Root(part(e, 0), Optional.of(part(e, 1)));
            case "munder" -> new Math.Stack(part(e, 0), Optional.of(part(e, 1)), Optional.empty());
            case "mover" -> over(e);
            case "munderover" -> new Math.Stack(part(e, 0), Optional.of(part(e, 1)), Optional.of(part(e, 2)));
            case "mfenced" -> fenced(e);
            case "mtable" -> new Math.Matrix(rows(e), false);
            case "semantics" -> part(e, 0);
            case "annotation", "annotation-xml", "maligngroup", "malignmark", "mphantom" -> new Math.Symbols("");
            default -> e.childrenSize() == 0 ? new Math.Symbols(e.text().strip()) : row(e);
        };
    }

    /** Invisible operators (function application, times, separator) are invisible. */
    private static String operator(String operator) {
        return operator.replaceAll("[\u2061-\u2064]", "");
    }

    private static Math over(Element e) {
        String mark = e.childrenSize() > 1 ? e.child(1).text().strip() : "";
        return switch (mark) {
            case "→", "⃗" -> new Math.Accent("\\vec", part(e, 0));
            case "¯", "‾", "_", "―" -> new Math.Accent("\\overline", part(e, 0));
            case "^", "ˆ" -> new Math.Accent("\\hat", part(e, 0));
            case "˙" -> new Math.Accent("\\dot", part(e, 0));
            default -> new Math.Stack(part(e, 0), Optional.empty(), Optional.of(part(e, 1)));
        };
    }

    private static Math fenced(Element e) {
        List<Math> parts = e.children().stream().map(MathMl::read).toList();
        String separator = e.hasAttr("separators") ? e.attr("separators").strip() : ",";
        return new Math.Fenced(
                e.hasAttr("open") ? e.attr("open") : "(",
                e.hasAttr("close") ? e.attr("close") : ")",
                separator.isEmpty() ? "" : separator.substring(0, 1),
                parts);
    }

    private static List<List<Math>> rows(Element table) {
        List<List<Math>> rows = new ArrayList<>();
        for (Element row : table.children()) {
            if (name(row).equals("mtr") || name(row).equals("mlabeledtr")) {
                rows.add(row.children().stream().map(MathMl::row).toList());
            }
        }
        return rows;
    }
}
