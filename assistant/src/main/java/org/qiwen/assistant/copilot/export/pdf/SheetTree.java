package org.qiwen.assistant.copilot.export.pdf;

import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.Run;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.TableGrid;
import org.qiwen.assistant.copilot.export.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A sheet as a tree of HTML elements. No text is ever parsed, so none can become an element. */
final class SheetTree implements Block.Visitor {
    /** Points of a row above which it may break over pages: about a quarter of one. */
    private static final int TALL = 190;

    /** Points above which a header is not repeated: it would take the page from what it heads. */
    private static final int TALLEST_HEADER = 240;

    /** Points of a page that a heading with what follows may ask for at most: half of it. */
    private static final int MOST_KEPT = 360;

    private final Document document = document();
    private final Element bookmarks = document.createElement("bookmarks");
    private Element into = document.createElement("body");
    private boolean turn;
    private int needed;
    private int headings;

    static Document of(Sheet sheet, String css) {
        SheetTree tree = new SheetTree();
        tree.fill(sheet, css);
        return tree.document;
    }

    private void fill(Sheet sheet, String css) {
        Element html = document.createElement("html");
        html.setAttribute("lang", sheet.provenance().locale().toLanguageTag());
        html.setAttribute("class", sheet.provenance().isChinese() ? "chinese" : "latin");
        document.appendChild(html);
        Element head = element(html, "head");
        element(head, "title").setTextContent(Printable.of(sheet.title()));
        element(head, "style").setTextContent(css);
        html.appendChild(into);
        frame(sheet);
        words(element(into, "h1"), sheet.title());
        if (!sheet.subtitle().isBlank()) {
            words(element(into, "div", "subtitle"), sheet.subtitle());
        }
        words(element(into, "div", "subtitle label"), sheet.provenance().label());
        for (int i = 0; i < sheet.blocks().size(); i++) {
            Block block = sheet.blocks().get(i);
            if (block instanceof Block.Heading || block instanceof Block.Table) {
                keepWithNext(sheet.blocks(), i);
            }
            block.accept(this);
        }
        if (bookmarks.hasChildNodes()) {
            head.appendChild(bookmarks);
        }
    }

    private void frame(Sheet sheet) {
        Provenance provenance = sheet.provenance();
        boolean chinese = provenance.isChinese();
        words(named("header"), sheet.header().isBlank() ? sheet.title() : sheet.header());
        words(named("label"), provenance.label());
        Element pages = named("pages");
        words(pages, chinese ? "第 " : "Page ");
        element(pages, "span").setAttribute("id", "page");
        words(pages, chinese ? " 页 / 共 " : " of ");
        element(pages, "span").setAttribute("id", "count");
        words(pages, chinese ? " 页" : "");
    }

    @Override
    public void heading(Block.Heading heading) {
        Element element = block("h" + (heading.level() + 1), "");
        String name = "h" + ++headings;
        element.setAttribute("id", name);
        text(element, heading.text());
        if (heading.level() == 1) {
            Element bookmark = element(bookmarks, "bookmark");
            bookmark.setAttribute("name", Printable.of(heading.text().plain()));
            bookmark.setAttribute("href", "#" + name);
        }
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        String style =
                switch (paragraph.tone()) {
                    case BODY -> "";
                    case NOTE -> "note";
                    case LEAD -> "lead";
                };
        text(block("p", style), paragraph.text());
    }

    @Override
    public void listing(Block.Listing listing) {
        if (listing.items().isEmpty()) {
            return;
        }
        Element list = block(listing.numbered() ? "ol" : "ul", "");
        for (Text item : listing.items()) {
            Element line = element(list, "li");
            if (!listing.numbered()) {
                words(line, "•  ");
            }
            text(line, item);
        }
    }

    @Override
    public void table(Block.Table table) {
        // The room asked for stands outside, since rows would take it over from the table.
        Element element = element(block("div", ""), "table");
        Element columns = element(element, "colgroup");
        long sum = table.widths().stream().mapToLong(Integer::longValue).sum();
        for (int width : table.widths()) {
            element(columns, "col")
                    .setAttribute("style", "width: " + Math.max(1, Math.round(1000.0 * width / sum)) / 10.0 + "%");
        }
        List<List<TableGrid.Slot>> rows = new TableGrid(table).rows();
        boolean repeated = Room.header(table) <= TALLEST_HEADER;
        if (table.headers() > 0) {
            rows(
                    element(element, repeated ? "thead" : "tbody"),
                    rows.subList(0, table.headers()),
                    table.widths(),
                    "th");
        }
        if (table.headers() < rows.size()) {
            rows(element(element, "tbody"), rows.subList(table.headers(), rows.size()), table.widths(), "td");
        }
    }

    private void rows(Element part, List<List<TableGrid.Slot>> rows, List<Integer> widths, String kind) {
        for (List<TableGrid.Slot> slots : rows) {
            Element row = element(part, "tr");
            if (Room.row(slots, widths) > TALL) {
                row.setAttribute("class", "tall");
            }
            for (TableGrid.Slot slot : slots) {
                Block.Cell cell = slot.cell();
                if (cell != null) {
                    cell(element(row, kind), cell, slot);
                }
            }
        }
    }

    private void cell(Element element, Block.Cell cell, TableGrid.Slot slot) {
        if (slot.across() > 1) {
            element.setAttribute("colspan", String.valueOf(slot.across()));
        }
        if (slot.down() > 1) {
            element.setAttribute("rowspan", String.valueOf(slot.down()));
        }
        for (Text paragraph : cell.paragraphs()) {
            text(element(element, "p"), paragraph);
        }
        if (cell.lines() > 0) {
            element(element, "div").setAttribute("style", "height: " + Room.TO_WRITE * cell.lines() + "pt");
        }
    }

    @Override
    public void lines(Block.WritingLines lines) {
        Element outside = into;
        Node before = into.getLastChild();
        into = block("div", "keep");
        if (before instanceof Element asked && asked.getTagName().equals("p")) {
            into.appendChild(asked);
        }
        for (int i = 0; i < lines.count(); i++) {
            element(into, "div", "line");
        }
        into = outside;
    }

    @Override
    public void box(Block.Box box) {
        Element outside = into;
        into = block("div", "box");
        if (!box.title().isBlank()) {
            text(element(into, "h4"), box.title());
        }
        box.blocks().forEach(block -> block.accept(this));
        into = outside;
    }

    @Override
    public void pageBreak() {
        turn = true;
    }

    /** Keeps a heading with what follows: where the page has less room left, it begins the next one. */
    private void keepWithNext(List<Block> blocks, int at) {
        int points = 0;
        for (int i = at; i < blocks.size() && points < MOST_KEPT; i++) {
            points += Room.beginning(blocks.get(i));
            if (!(blocks.get(i) instanceof Block.Heading)) {
                break;
            }
        }
        needed = Math.min(points, MOST_KEPT);
    }

    private Element block(String tag, String style) {
        Element element = element(into, tag, turn ? (style + " turn").strip() : style);
        turn = false;
        if (needed > 0) {
            element.setAttribute("style", "-fs-page-break-min-height: " + needed + "pt");
            needed = 0;
        }
        return element;
    }

    private void text(Element element, Text text) {
        for (Run run : text.runs()) {
            Element part =
                    switch (run.style()) {
                        case PLAIN -> element;
                        case BOLD -> element(element, "b");
                        case SUBSCRIPT -> element(element, "sub");
                        case SUPERSCRIPT -> element(element, "sup");
                        case FORMULA -> element(element, "span", run.text().length() > 30 ? "" : "formula");
                        case UNSUPPORTED -> element(element, "span", "unsupported");
                        case CONTRADICTED -> element(element, "span", "contradicted");
                    };
            words(part, run.text());
        }
    }

    private void words(Element element, String words) {
        String[] lines = Printable.of(words).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                element(element, "br");
            }
            element.appendChild(document.createTextNode(lines[i]));
        }
    }

    private Element named(String id) {
        Element element = element(into, "div");
        element.setAttribute("id", id);
        return element;
    }

    private Element element(Element parent, String tag) {
        Element child = document.createElement(tag);
        parent.appendChild(child);
        return child;
    }

    private Element element(Element parent, String tag, String style) {
        Element child = element(parent, tag);
        if (!style.isEmpty()) {
            child.setAttribute("class", style);
        }
        return child;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML parser is missing", e);
        }
    }
}
