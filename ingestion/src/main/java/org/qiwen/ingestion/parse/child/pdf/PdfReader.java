package org.qiwen.ingestion.parse.child.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.qiwen.ingestion.parse.child.document.Characters;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Pictures;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.ocr.RecognizedText;
import org.qiwen.ingestion.parse.child.ocr.RunningLines;

/** PDF, page by page; pages without text are read by OCR where there is one. */
public final class PdfReader implements Reader {
    private static final int MAX_PAGES = 20_000;

    /** From this share of signs without meaning on, a page is garbage. Our choice. */
    private static final double GARBAGE = 0.2;

    /** A page with fewer characters and a picture may be a scan with a stamp or page number on it. Our choice. */
    private static final int FEW = 16;

    private static final String NO_TEXT =
            "has no text (a scan); install tesseract-ocr and tesseract-ocr-chi-sim to have it read";

    private final Pictures pictures;

    public PdfReader(Pictures pictures) {
        this.pictures = pictures;
    }

    /** What became of the pages, by number. */
    private static final class Pages {
        private final List<List<Line>> lines = new ArrayList<>();
        private final List<Integer> scanned = new ArrayList<>();
        private final List<Integer> garbled = new ArrayList<>();
        private final List<Integer> broken = new ArrayList<>();
        private long characters;
    }

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (PDDocument document = load(source)) {
            int count = document.getNumberOfPages();
            if (count > MAX_PAGES) {
                throw new Refused(Why.TOO_LARGE, "has " + count + " pages, more than the " + MAX_PAGES + " allowed");
            }
            Pages pages = new Pages();
            for (int number = 1; number <= count; number++) {
                page(document, number, pages, draft);
            }
            draft.title(document.getDocumentInformation().getTitle());
            Layout.write(Furniture.remove(pages.lines), draft);
            if (Wrapper.isOne(draft)) {
                throw new Refused(
                        Why.WRAPPER,
                        "holds only a page that says with which program to open the protected document inside");
            }
            if (Truncation.spoils(source, draft)) {
                throw new Refused(Why.DAMAGED, "is cut off, and what is left cannot be read reliably");
            }
            scans(document, pages, draft);
            Attachments.take(document, draft);
            conclude(draft, count, pages);
        } catch (InvalidPasswordException e) {
            throw new Refused(Why.ENCRYPTED, "needs a password", e);
        }
    }

    private static void page(PDDocument document, int number, Pages pages, Draft draft) throws Refused {
        try {
            PageText page = new PageText(number, false);
            List<Line> lines = Order.ofReading(page.read(document), number, document);
            boolean garbage = isGarbage(lines, page);
            if (garbage) {
                pages.garbled.add(number);
            } else if (characters(lines) < FEW && Scan.looksLikeOne(document.getPage(number - 1))) {
                pages.scanned.add(number);
            }
            pages.lines.add(garbage ? List.of() : lines);
            pages.characters += characters(lines);
            draft.expect(pages.characters);
        } catch (PageText.TooMuch e) {
            throw new Refused(Why.TOO_LARGE, "has more signs on page " + number + " than allowed", e);
        } catch (IOException | RuntimeException e) {
            pages.broken.add(number);
            pages.lines.add(List.of());
        }
    }

    /** Reads pictures of pages, and pages whose fonts say nothing, and puts them between the others. */
    private void scans(PDDocument document, Pages pages, Draft draft) throws Refused {
        List<Integer> wanted = new ArrayList<>(pages.scanned);
        wanted.addAll(pages.garbled);
        if (wanted.isEmpty() || !pictures.canRead()) {
            return;
        }
        int allowed = pictures.begin(wanted.size());
        List<Draft.Part> before = List.copyOf(draft.parts());
        List<Integer> read = new ArrayList<>();
        Map<Integer, String> texts = new TreeMap<>();
        long characters = 0;
        for (int number : wanted.subList(0, allowed)) {
            try {
                String text = RecognizedPage.text(pictures, document, number);
                texts.put(number, text);
                characters += text.length();
                draft.expect(characters);
            } catch (IOException | RuntimeException e) {
                pages.broken.add(number);
            }
        }
        for (Map.Entry<Integer, String> page : RunningLines.remove(texts).entrySet()) {
            int size = draft.parts().size();
            RecognizedText.add(page.getValue(), page.getKey(), draft);
            if (draft.parts().size() > size) {
                read.add(page.getKey());
            }
        }
        if (!read.isEmpty()) {
            List<Draft.Part> all = new ArrayList<>(
                    before.stream().filter(part -> !read.contains(part.page())).toList());
            all.addAll(draft.parts().subList(before.size(), draft.parts().size()));
            all.sort((a, b) -> Integer.compare(a.page(), b.page()));
            draft.replace(all);
            draft.note(Draft.Remark.READ_BY_OCR, Integer.toString(read.size()));
            pages.scanned.removeAll(read);
            pages.garbled.removeAll(read);
        }
    }

    private static void conclude(Draft draft, int count, Pages pages) throws Refused {
        if (draft.isEmpty() && draft.attachments().isEmpty()) {
            if (!pages.garbled.isEmpty()) {
                throw new Refused(
                        Why.GARBLED, "has fonts that do not say what their signs mean; print it to a new PDF");
            }
            if (!pages.broken.isEmpty() || count == 0) {
                throw new Refused(Why.DAMAGED, "is damaged: none of its " + count + " pages can be read");
            }
            throw new Refused(Why.NO_TEXT, pages.scanned.isEmpty() ? "has no text on its pages" : NO_TEXT);
        }
        int lost = pages.broken.size() + pages.garbled.size();
        if (lost > 0) {
            draft.note(Draft.Remark.PARTLY_DAMAGED, lost + "/" + count);
        }
        if (!pages.scanned.isEmpty()) {
            draft.note(Draft.Remark.PAGES_WITHOUT_TEXT, pages.scanned.size() + "/" + count);
        }
    }

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
