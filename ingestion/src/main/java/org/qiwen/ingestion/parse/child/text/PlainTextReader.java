package org.qiwen.ingestion.parse.child.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.NumberedHeading;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;

/**
 * Plain text: an empty line ends a paragraph, and so does a line that does not reach the usual width, because text files
 * are wrapped either at a width or not at all. Short numbered lines are headings.
 */
public final class PlainTextReader implements Reader {
    /** From this share of the longest usual line on, a line may have been wrapped. Our choice. */
    private static final double FULL = 0.75;

    /** Widths that editors and mail programs wrap at, in columns (a Chinese character is two). */
    private static final int MIN_WRAP = 50;

    private static final int MAX_WRAP = 100;

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        String text = Text.of(source, draft);
        if (TableText.reads(source.extension())) {
            TableText.read(text, source.extension(), draft);
            return;
        }
        List<String> lines = text.lines().toList();
        int width = wrapWidth(lines);
        List<String> paragraph = new ArrayList<>();
        for (String line : lines) {
            String stripped = line.strip();
            int level = NumberedHeading.level(stripped);
            if (stripped.isEmpty() || level > 0 || startsParagraph(line)) {
                flush(paragraph, draft);
            }
            if (level > 0) {
                draft.heading(level, Lines.join(stripped), 0);
            } else if (!stripped.isEmpty()) {
                paragraph.add(stripped);
                if (width == 0 || columns(line) < FULL * width) {
                    flush(paragraph, draft);
                }
            }
        }
        flush(paragraph, draft);
    }

    private static void flush(List<String> paragraph, Draft draft) throws Refused {
        if (!paragraph.isEmpty()) {
            draft.paragraph(Lines.join(String.join("\n", paragraph)), 0);
            paragraph.clear();
        }
    }

    /** An indent of two Chinese characters, as paragraphs begin. */
    private static boolean startsParagraph(String line) {
        return line.startsWith("\u3000\u3000") || line.startsWith("    ") || line.startsWith("\t");
    }

    /** The width at which the text was wrapped, or 0 when it was not: then each line is a paragraph. */
    private static int wrapWidth(List<String> lines) {
        int longest = 0;
        int filled = 0;
        int near = 0;
        for (String line : lines) {
            int columns = columns(line);
            longest = Math.max(longest, columns);
            filled += columns > 0 ? 1 : 0;
        }
        if (longest < MIN_WRAP || longest > MAX_WRAP) {
            return 0;
        }
        for (String line : lines) {
            near += columns(line) >= FULL * longest ? 1 : 0;
        }
        return near * 3 >= filled ? longest : 0;
    }

    private static int columns(String line) {
        int columns = 0;
        for (int i = 0; i < line.length(); i++) {
            columns += line.charAt(i) >= 0x2E80 ? 2 : 1;
        }
        return columns;
    }
}
