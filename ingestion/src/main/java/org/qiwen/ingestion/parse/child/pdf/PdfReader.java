package org.qiwen.ingestion.parse.child.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.qiwen.ingestion.parse.child.document.Characters;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;
import org.qiwen.ingestion.parse.child.document.Source;

/** PDF, page by page. */
public final class PdfReader implements Reader {
    private static final int MAX_PAGES = 20_000;

    /** From this share of signs without meaning on, a page is garbage. Our choice. */
    private static final double GARBAGE = 0.2;

    /** A page with fewer characters may be a scan with a stamp on it. */
    private static final int FEW = 16;

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (PDDocument document = load(source)) {
            int count = document.getNumberOfPages();
            if (count > MAX_PAGES) {
                throw new Refused(Why.TOO_LARGE, "has " + count + " pages, more than the " + MAX_PAGES + " allowed");
            }
            List<List<Line>> pages = new ArrayList<>();
            List<Integer> empty = new ArrayList<>();
            int broken = 0;
            int garbled = 0;
            long characters = 0;
            for (int number = 1; number <= count; number++) {
                try {
                    PageText page = new PageText(number, false);
                    List<Line> lines = Order.ofReading(page.read(document), number, document);
                    if (isGarbage(lines, page)) {
                        garbled++;
                        lines = List.of();
                    } else if (characters(lines) < FEW) {
                        empty.add(number);
                    }
                    characters += characters(lines);
                    draft.expect(characters);
                    pages.add(lines);
                } catch (PageText.TooMuch e) {
                    throw new Refused(Why.TOO_LARGE, "has more signs on page " + number + " than allowed", e);
                } catch (IOException | RuntimeException e) {
                    broken++;
                    pages.add(List.of());
                }
            }
            Layout.write(Furniture.remove(pages), draft);
            draft.title(document.getDocumentInformation().getTitle());
            conclude(draft, count, empty, broken, garbled);
        } catch (InvalidPasswordException e) {
            throw new Refused(Why.ENCRYPTED, "needs a password", e);
        }
    }

    private static void conclude(Draft draft, int count, List<Integer> empty, int broken, int garbled) throws Refused {
        if (Wrapper.isOne(draft)) {
            throw new Refused(
                    Why.WRAPPER,
                    "holds only a page that says with which program to open the protected document inside");
        }
        if (draft.isEmpty()) {
            if (garbled > 0) {
                throw new Refused(
                        Why.GARBLED, "has fonts that do not say what their signs mean; print it to a new PDF");
            }
            if (broken > 0 || count == 0) {
                throw new Refused(Why.DAMAGED, "is damaged: none of its " + count + " pages can be read");
            }
            throw new Refused(Why.NO_TEXT, NO_TEXT);
        }
        if (broken + garbled > 0) {
            draft.note(Draft.Remark.PARTLY_DAMAGED, (broken + garbled) + " of " + count + " pages");
        }
        if (!empty.isEmpty()) {
            draft.note(Draft.Remark.PAGES_WITHOUT_TEXT, empty.size() + " of " + count + " pages");
        }
    }

    private static final String NO_TEXT =
            "has no text (a scan); install tesseract-ocr and tesseract-ocr-chi-sim to have it read";

    private static PDDocument load(Source source) throws IOException, Refused {
        Path file = source.file();
        var cache = IOUtils.createTempFileOnlyStreamCache();
        return file == null
                ? Loader.loadPDF(source.all(Long.MAX_VALUE), "", null, null, cache)
                : Loader.loadPDF(file.toFile(), "", null, null, cache);
    }

    private static long characters(List<Line> lines) {
        return lines.stream().mapToLong(line -> line.text().length()).sum();
    }

    private static boolean isGarbage(List<Line> lines, PageText page) {
        if (page.glyphs() == 0) {
            return false;
        }
        long all = 0;
        long bad = 0;
        for (Line line : lines) {
            all += line.text().codePointCount(0, line.text().length());
            bad += line.text().codePoints().filter(Characters::isGarbage).count();
        }
        return page.unknownShare() > GARBAGE || all > 0 && (double) bad / all > GARBAGE;
    }
}
