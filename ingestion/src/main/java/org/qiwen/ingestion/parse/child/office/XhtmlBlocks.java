package org.qiwen.ingestion.parse.child.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.TableRows;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Turns Tika's XHTML of old Office files into blocks. A slide is {@code <div class="slide-content">} or {@code slide}. */
final class XhtmlBlocks extends DefaultHandler {
    private static final Set<String> SKIPPED = Set.of("head", "script", "style", "title");
    private static final Set<String> SKIPPED_CLASSES = Set.of(
            "header",
            "footer",
            "embedded",
            "package-entry",
            "annotation",
            "ocr",
            "slide-master-content",
            "slide-footer",
            "slide-header",
            "slide-note-footer");
    private static final Set<String> PARAGRAPHS = Set.of("p", "li", "div", "pre", "dt", "dd", "blockquote");

    private final Draft draft;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> skipping = new ArrayDeque<>();
    private final Deque<String> divisions = new ArrayDeque<>();
    private TableRows table = new TableRows();
    private int page;
    private int tableDepth;
    private boolean headings;
    private int notesPart;

    XhtmlBlocks(Draft draft) {
        this.draft = draft;
    }

    boolean hasHeadings() {
        return headings;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        String name = localName.toLowerCase(Locale.ROOT);
        String kind = attributes.getValue("class");
        if (!skipping.isEmpty() || SKIPPED.contains(name) || (kind != null && SKIPPED_CLASSES.contains(kind))) {
            skipping.push(name);
            return;
        }
        if (name.equals("div")) {
            flush(Draft.Kind.PARAGRAPH, 0);
            divisions.push(kind == null ? "" : kind);
            if ("slide".equals(kind) || "slide-content".equals(kind) && !divisions.contains("slide")) {
                page++;
            }
            notesPart += isNotes(kind) ? 1 : 0;
        } else if (name.equals("table")) {
            flush(Draft.Kind.PARAGRAPH, 0);
            tableDepth++;
        } else if (name.equals("br")) {
            text.append('\n');
        } else if (isHeading(name) || PARAGRAPHS.contains(name)) {
            if (tableDepth == 0) {
                flush(Draft.Kind.PARAGRAPH, 0);
            } else {
                text.append(' ');
            }
        }
    }

    private static boolean isNotes(@org.jspecify.annotations.Nullable String kind) {
        return "slide-notes".equals(kind) || "notes".equals(kind) || "slide-notes-content".equals(kind);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        String name = localName.toLowerCase(Locale.ROOT);
        if (!skipping.isEmpty()) {
            skipping.pop();
            return;
        }
        if (name.equals("td") || name.equals("th")) {
            table.cell(text.toString(), 1, 1);
            text.setLength(0);
        } else if (name.equals("tr")) {
            table.endRow();
        } else if (name.equals("table")) {
            endTable();
        } else if (tableDepth == 0) {
            if (isHeading(name)) {
                headings = true;
                flush(Draft.Kind.HEADING, name.charAt(1) - '0');
            } else if (name.equals("li")) {
                flush(Draft.Kind.LIST_ITEM, 0);
            } else if (PARAGRAPHS.contains(name) || name.equals("body")) {
                flush(Draft.Kind.PARAGRAPH, 0);
            }
        }
        if (name.equals("div") && !divisions.isEmpty()) {
            notesPart -= isNotes(divisions.pop()) ? 1 : 0;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (skipping.isEmpty()) {
            text.append(characters, start, length);
            if (text.length() > 1_000_000) {
                flush(Draft.Kind.PARAGRAPH, 0);
            }
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        characters(characters, start, length);
    }

    private void endTable() throws SAXException {
        tableDepth--;
        text.setLength(0);
        if (tableDepth == 0) {
            add(Draft.Kind.TABLE, 0, table.text());
            table = new TableRows();
        }
    }

    private void flush(Draft.Kind kind, int level) throws SAXException {
        String content = Lines.join(text.toString());
        text.setLength(0);
        if (!content.isEmpty()) {
            add(kind, level, notesPart > 0 && kind == Draft.Kind.PARAGRAPH ? SpeakerNotes.marked(content) : content);
        }
    }

    private void add(Draft.Kind kind, int level, String content) throws SAXException {
        try {
            draft.add(kind, level, content, page);
        } catch (Refused e) {
            throw new SAXException(e);
        }
    }

    /** Adds what was left open. */
    void finish() throws SAXException {
        flush(Draft.Kind.PARAGRAPH, 0);
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }
}
