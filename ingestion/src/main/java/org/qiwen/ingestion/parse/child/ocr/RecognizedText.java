package org.qiwen.ingestion.parse.child.ocr;

import java.util.regex.Pattern;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.NumberedHeading;
import org.qiwen.ingestion.parse.child.document.Refused;

/** Paragraphs from what Tesseract wrote: it puts spaces between Chinese characters and an empty line between paragraphs. */
public final class RecognizedText {
    private static final String HAN = "[\\p{IsHan}，。、；：？！“”‘’（）《》]";
    private static final Pattern SPACED = Pattern.compile("(?<=" + HAN + ") +(?=" + HAN + ")");

    private RecognizedText() {}

    /** Adds the paragraphs of one page. */
    public static void add(String recognized, int page, Draft draft) throws Refused {
        for (String paragraph : recognized.split("\\n\\s*\\n")) {
            StringBuilder lines = new StringBuilder();
            for (String line : paragraph.split("\\n")) {
                int level = NumberedHeading.level(Lines.join(line));
                if (level > 0) {
                    add(Draft.Kind.PARAGRAPH, 0, lines.toString(), page, draft);
                    lines.setLength(0);
                    add(Draft.Kind.HEADING, level, line, page, draft);
                } else {
                    lines.append(line).append('\n');
                }
            }
            add(Draft.Kind.PARAGRAPH, 0, lines.toString(), page, draft);
        }
    }

    private static void add(Draft.Kind kind, int level, String lines, int page, Draft draft) throws Refused {
        String text = SPACED.matcher(Lines.join(lines)).replaceAll("");
        // A stain is read as a sign or two.
        if (text.codePoints().filter(Character::isLetterOrDigit).count() > 1) {
            draft.add(kind, level, text, page);
        }
    }
}
