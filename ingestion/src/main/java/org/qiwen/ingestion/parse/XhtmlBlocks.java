package org.qiwen.ingestion.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Turns Tika's XHTML into blocks. A page is {@code <div class="page">} (PDF) or {@code <div class="slide-content">}
 * (slides). PDF knows no headings: there a short line numbered as Chinese textbooks number theirs counts as one.
 */
final class XhtmlBlocks extends DefaultHandler {
    private static final Set<String> SKIPPED = Set.of("head", "script", "style", "title");
    private static final Set<String> SKIPPED_CLASSES =
            Set.of("header", "footer", "embedded", "package-entry", "annotation", "ocr", "slide-master-content");
    private static final Set<String> PARAGRAPHS = Set.of("p", "li", "div", "pre", "dt", "dd", "blockquote");

    /** 第一章 …, 第2节 …, 一、…, （二）…, 1.2 …: how numbered headings of Chinese textbooks and standards begin. */
    private static final Pattern NUMBERED = Pattern.compile("(第[一二三四五六七八九十百0-9]{1,4}[编章单元课])(?=[\\s　:：]|$).*"
            + "|(第[一二三四五六七八九十百0-9]{1,4}节)(?=[\\s　:：]|$).*"
            + "|[一二三四五六七八九十]{1,3}、.*"
            + "|[（(][一二三四五六七八九十]{1,3}[）)].*"
            + "|[0-9]{1,2}(\\.[0-9]{1,2}){1,2}[\\s　]+\\p{L}.*");

    /** Longest line taken for a heading, in characters. Our choice: one printed line. */
    private static final int MAX_HEADING_CHARACTERS = 30;

    private final BlockWriter writer;
    private final boolean guessHeadings;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder table = new StringBuilder();
    private final Deque<String> skipping = new ArrayDeque<>();
    private int page;
    private int tableDepth;
    private boolean rowHasCell;

    /** @param guessHeadings whether numbered lines are headings, for formats that mark none */
    XhtmlBlocks(BlockWriter writer, boolean guessHeadings) {
        this.writer = writer;
        this.guessHeadings = guessHeadings;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String name = localName.toLowerCase(Locale.ROOT);
        String kind = attributes.getValue("class");
        if (!skipping.isEmpty() || SKIPPED.contains(name) || (kind != null && SKIPPED_CLASSES.contains(kind))) {
            skipping.push(name);
            return;
        }
        if (name.equals("div") && ("page".equals(kind) || "slide-content".equals(kind))) {
            flush(Block.Type.PARAGRAPH, 0);
            page++;
        } else if (name.equals("table")) {
            flush(Block.Type.PARAGRAPH, 0);
            tableDepth++;
        } else if (name.equals("tr")) {
            rowHasCell = false;
        } else if (name.equals("br")) {
            text.append('\n');
        } else if (isHeading(name) || PARAGRAPHS.contains(name)) {
            if (tableDepth == 0) {
                flush(Block.Type.PARAGRAPH, 0);
            } else {
                text.append(' ');
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        String name = localName.toLowerCase(Locale.ROOT);
        if (!skipping.isEmpty()) {
            skipping.pop();
            return;
        }
        if (name.equals("td") || name.equals("th")) {
            endCell();
        } else if (name.equals("tr")) {
            table.append('\n');
        } else if (name.equals("table")) {
            endTable();
        } else if (tableDepth == 0) {
            if (isHeading(name)) {
                flush(Block.Type.HEADING, name.charAt(1) - '0');
            } else if (name.equals("li")) {
                flush(Block.Type.LIST_ITEM, 0);
            } else if (name.equals("pre")) {
                verbatim();
            } else if (PARAGRAPHS.contains(name) || name.equals("body")) {
                flush(Block.Type.PARAGRAPH, 0);
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (skipping.isEmpty()) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    private void endCell() {
        String cell = Lines.join(text.toString());
        text.setLength(0);
        table.append(rowHasCell ? " | " : "").append(cell);
        rowHasCell = true;
    }

    private void endTable() {
        tableDepth--;
        text.setLength(0);
        if (tableDepth == 0) {
            writer.add(
                    Block.Type.TABLE,
                    0,
                    table.toString().replaceAll("(?m)^[ |]*$\\n?", "").strip(),
                    pageOrNull());
            table.setLength(0);
        }
    }

    private void verbatim() {
        writer.add(Block.Type.VERBATIM, 0, text.toString(), pageOrNull());
        text.setLength(0);
    }

    private void flush(Block.Type type, int level) {
        String content = text.toString();
        text.setLength(0);
        if (guessHeadings && type == Block.Type.PARAGRAPH) {
            flushGuessing(content);
        } else {
            writer.add(type, level, Lines.join(content), pageOrNull());
        }
    }

    private void flushGuessing(String content) {
        StringBuilder paragraph = new StringBuilder();
        for (String line : content.split("\\R")) {
            int level = guessedLevel(line.strip());
            if (level > 0) {
                writer.add(Block.Type.PARAGRAPH, 0, Lines.join(paragraph.toString()), pageOrNull());
                paragraph.setLength(0);
                writer.add(Block.Type.HEADING, level, Lines.join(line), pageOrNull());
            } else {
                paragraph.append(line).append('\n');
            }
        }
        writer.add(Block.Type.PARAGRAPH, 0, Lines.join(paragraph.toString()), pageOrNull());
    }

    private static int guessedLevel(String line) {
        if (line.length() > MAX_HEADING_CHARACTERS
                || line.matches(".*[。；;，,！!]$")
                || !NUMBERED.matcher(line).matches()) {
            return 0;
        }
        if (line.startsWith("第")) {
            return line.matches("第.{1,4}节.*") ? 2 : 1;
        }
        if (Character.isDigit(line.charAt(0))) {
            return Math.min(
                    6,
                    1
                            + (int) line.split("[\\s　]")[0]
                                    .chars()
                                    .filter(c -> c == '.')
                                    .count());
        }
        return line.startsWith("（") || line.startsWith("(") ? 4 : 3;
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    private @Nullable Integer pageOrNull() {
        return page == 0 ? null : page;
    }
}
