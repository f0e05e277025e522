package org.qiwen.ingestion.parse.child.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Source;

/** A PDF whose end is missing: PDFBox finds pages in what is left, but the widths of letters may be gone and words fall apart. */
final class Truncation {
    private static final int TAIL = 2048;

    /** Share of Latin words of one or two letters; English prose has about a quarter. Our choice. */
    private static final double TORN = 0.4;

    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    private Truncation() {}

    /** True when the file is cut and its words are torn; a cut file with whole words gets a note. */
    static boolean spoils(Source source, Draft draft) throws IOException {
        if (hasEnd(source)) {
            return false;
        }
        int words = 0;
        int shreds = 0;
        for (Draft.Part part : draft.parts()) {
            Matcher word = WORD.matcher(part.text());
            while (word.find()) {
                words++;
                shreds += word.end() - word.start() <= 2 ? 1 : 0;
            }
        }
        if (words > 20 && shreds > TORN * words) {
            return true;
        }
        draft.note(Draft.Remark.PARTLY_DAMAGED, "cut off");
        return false;
    }

    private static boolean hasEnd(Source source) throws IOException {
        try (InputStream in = source.open()) {
            in.skipNBytes(Math.max(0, source.size() - TAIL));
            String tail = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return tail.contains("%%EOF") || tail.contains("startxref");
        }
    }
}
