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
            String text = SPACED.matcher(Lines.join(paragraph)).replaceAll("");
            // A stain is read as a sign or two.
            if (text.codePoints().filter(Character::isLetterOrDigit).count() < 2) {
                continue;
            }
            int level = NumberedHeading.level(text);
            if (level > 0) {
                draft.heading(level, text, page);
            } else {
                draft.paragraph(text, page);
            }
        }
    }
}
