package org.qiwen.ingestion.parse.child.web;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Draft.Kind;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.math.MathMl;
import org.qiwen.ingestion.parse.child.math.Scripts;

/** Walks a page and adds its blocks. Recursion is as deep as the tree, which the parser limits. */
final class HtmlBlocks {
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "applet",
            "svg",
            "canvas",
            "audio",
            "video",
            "select",
            "option",
            "button",
            "input",
            "textarea",
            "form-control",
            "head",
            "title",
            "dialog",
            "map",
            "rp",
            "rt",
            "datalist",
            "frame",
            "frameset",
            "noframes");

    /** Elements and roles around the text of a page; dropped when the page says so itself. */
    private static final Set<String> FURNITURE = Set.of("nav", "footer", "aside", "menu");

    private static final Set<String> FURNITURE_ROLES =
            Set.of("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar");

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "figure",
            "figcaption",
            "address",
            "fieldset",
            "legend",
            "form",
            "center",
            "details",
            "summary",
            "hr",
            "body",
            "html",
            "hgroup",
            "menu",
            "caption",
            "tr",
            "td",
            "th",
            "tbody",
            "thead",
            "tfoot");

    private final Draft draft;
    private final int page;
    private final StringBuilder text = new StringBuilder();
    private boolean headings;
    private boolean dropFurniture;

    HtmlBlocks(Draft draft, int page) {
        this.draft = draft;
        this.page = page;
    }

    boolean hasHeadings() {
        return headings;
    }

    /**
     * Adds the blocks of an element.
     *
     * @param whole whether it is a page, whose menus are dropped
     */
    void read(Element root, boolean whole) throws Refused {
        dropFurniture = whole && root.text().length() > furniture(root);
        Elements main = root.select("main, [role=main]");
        boolean oneMain = whole
                && main.size() == 1
                && main.get(0).text().length() * 2 > root.text().length();
        walk(oneMain ? main.get(0) : root, false);
        flush(Kind.PARAGRAPH);
    }

    /** Characters of what would be dropped: a page that is nothing else keeps it. */
    private static int furniture(Element root) {
        int characters = 0;
        for (Element each : root.getAllElements()) {
            if (isFurniture(each) && (each.parent() == null || !isFurniture(each.parent()))) {
                characters += each.text().length();
            }
        }
        return characters;
    }

    private static boolean isFurniture(Element element) {
        return FURNITURE.contains(element.normalName())
                || FURNITURE_ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT));
    }

    private void walk(Element element, boolean item) throws Refused {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element child) {
                element(child, item);
            }
        }
    }

    private void element(Element element, boolean item) throws Refused {
        String name = element.normalName();
        if (DROPPED.contains(name) || isHidden(element) || dropFurniture && isFurniture(element)) {
            return;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush(item ? Kind.LIST_ITEM : Kind.PARAGRAPH);
                walk(element, false);
                String heading = Lines.join(take());
                headings |= !heading.isEmpty();
                draft.heading(name.charAt(1) - '0', heading, page);
            }
            case "br" -> text.append('\n');
            case "pre" -> {
                flush(Kind.PARAGRAPH);
                draft.add(Kind.VERBATIM, 0, element.wholeText(), page);
            }
            case "table" -> table(element, item);
            case "li" -> {
                flush(item ? Kind.LIST_ITEM : Kind.PARAGRAPH);
                text.append(marker(element));
                walk(element, true);
                flush(Kind.LIST_ITEM);
            }
            default -> inline(element, name, item);
        }
    }

    private void inline(Element element, String name, boolean item) throws Refused {
        if (name.equals("math") || name.endsWith(":math")) {
            text.append(MathMl.text(element));
        } else if (name.equals("sup") || name.equals("sub")) {
            int start = text.length();
            walk(element, item);
            String plain = text.substring(start).strip();
            text.setLength(start);
            text.append(name.equals("sup") ? Scripts.superscript(plain) : Scripts.subscript(plain));
        } else if (name.equals("img")) {
            // The formulas of Wikipedia and of many course pages are pictures whose alternative text is LaTeX.
            String alt = element.attr("alt").strip();
            if (element.className().contains("math") || element.className().contains("tex") || alt.startsWith("$")) {
                text.append(alt.startsWith("$") ? alt : "$" + alt + "$");
            }
        } else if (BLOCKS.contains(name)) {
            flush(item ? Kind.LIST_ITEM : Kind.PARAGRAPH);
            walk(element, item);
            flush(item ? Kind.LIST_ITEM : Kind.PARAGRAPH);
        } else {
            walk(element, item);
        }
    }

    private static boolean isHidden(Element element) {
        String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
        return element.hasAttr("hidden")
                || style.contains("display:none")
                || style.contains("visibility:hidden")
                || element.className().contains("MathJax")
                        && !element.normalName().equals("math")
                        && element.selectFirst("math") == null
                        && element.hasClass("MathJax_Preview");
    }

    private static String marker(Element item) {
        Element list = item.parent();
        if (list == null || !list.normalName().equals("ol")) {
            return "- ";
        }
        int number = 1;
        try {
            number = Integer.parseInt(list.attr("start"));
        } catch (NumberFormatException e) {
            // No or a wrong start: 1.
        }
        int index = 0;
        for (Element sibling = item.previousElementSibling();
                sibling != null && index < 100_000;
                sibling = sibling.previousElementSibling()) {
            index++;
        }
        return number + index + ". ";
    }

    private void table(Element table, boolean item) throws Refused {
        flush(item ? Kind.LIST_ITEM : Kind.PARAGRAPH);
        boolean layout = table.selectFirst("table table") != null
                || table.attr("role").equals("presentation")
                || table.selectFirst("td h1, td h2, td h3") != null
                || table.select("> tbody > tr > td, > tr > td").size() <= 1;
        if (layout) {
            walk(table, item);
            flush(Kind.PARAGRAPH);
            return;
        }
        Element caption = table.selectFirst("> caption");
        if (caption != null) {
            draft.paragraph(Lines.join(caption.text()), page);
        }
        HtmlTable rows = new HtmlTable(this::words);
        draft.add(Kind.TABLE, 0, rows.text(table), page);
    }

    /** The words of a cell. */
    private String words(Element cell) {
        StringBuilder outside = new StringBuilder(text);
        text.setLength(0);
        try {
            HtmlBlocks inner = new HtmlBlocks(new Draft(Integer.MAX_VALUE, 0), 0);
            inner.walk(cell, false);
            inner.flush(Kind.PARAGRAPH);
            StringBuilder words = new StringBuilder();
            inner.draft
                    .parts()
                    .forEach(part -> words.append(words.isEmpty() ? "" : " ").append(part.text()));
            return words.toString();
        } catch (Refused e) {
            return "";
        } finally {
            text.append(outside);
        }
    }

    private String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private void flush(Kind kind) throws Refused {
        String[] lines = take().split("\n\\s*\n|\n(?=\\S)", -1);
        String joined = Lines.join(String.join("\n", lines));
        if (!joined.equals("-")) {
            draft.add(kind, 0, joined, page);
        }
    }
}
