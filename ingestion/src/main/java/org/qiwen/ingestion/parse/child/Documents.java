package org.qiwen.ingestion.parse.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.qiwen.ingestion.parse.child.archive.Unzip;
import org.qiwen.ingestion.parse.child.archive.ZipPackage;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Format;
import org.qiwen.ingestion.parse.child.document.Limits;
import org.qiwen.ingestion.parse.child.document.Pictures;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.ocr.PictureReader;
import org.qiwen.ingestion.parse.child.ocr.Tesseract;
import org.qiwen.ingestion.parse.child.office.MailReader;
import org.qiwen.ingestion.parse.child.office.OldOfficeReader;
import org.qiwen.ingestion.parse.child.office.OldSheetsReader;
import org.qiwen.ingestion.parse.child.office.OldSlidesReader;
import org.qiwen.ingestion.parse.child.office.OldWordReader;
import org.qiwen.ingestion.parse.child.office.Ole;
import org.qiwen.ingestion.parse.child.office.OpenDocumentReader;
import org.qiwen.ingestion.parse.child.office.SheetsReader;
import org.qiwen.ingestion.parse.child.office.SlidesReader;
import org.qiwen.ingestion.parse.child.office.WordReader;
import org.qiwen.ingestion.parse.child.pdf.PdfReader;
import org.qiwen.ingestion.parse.child.text.MarkdownReader;
import org.qiwen.ingestion.parse.child.text.PlainTextReader;
import org.qiwen.ingestion.parse.child.web.EpubReader;
import org.qiwen.ingestion.parse.child.web.HtmlReader;

/** Reads any document: tells its format by its content and hands it to the reader of that format. */
final class Documents {
    /** Attachments of an attachment that are looked at. Our choice. */
    private static final int MAX_INNER = 5;

    private final Limits limits;
    private final Map<Format, Reader> readers = new EnumMap<>(Format.class);

    /** @param ocrBegins told how many pages are going to be read by OCR, because that takes long */
    Documents(Limits limits, IntConsumer ocrBegins) {
        this.limits = limits;
        Pictures pictures = new Tesseract(limits, ocrBegins);
        readers.put(Format.MARKDOWN, new MarkdownReader());
        readers.put(Format.TEXT, new PlainTextReader());
        readers.put(Format.HTML, new HtmlReader());
        readers.put(Format.EPUB, new EpubReader());
        readers.put(Format.WORD, new WordReader());
        readers.put(Format.SLIDES, new SlidesReader());
        readers.put(Format.SHEETS, new SheetsReader());
        readers.put(Format.OLD_WORD, new OldWordReader());
        readers.put(Format.OLD_SLIDES, new OldSlidesReader());
        readers.put(Format.OLD_SHEETS, new OldSheetsReader());
        readers.put(Format.RICH_TEXT, OldOfficeReader.richText());
        readers.put(Format.OPEN_DOCUMENT, new OpenDocumentReader());
        readers.put(Format.MAIL, new MailReader());
        readers.put(Format.PICTURE, new PictureReader(pictures));
        readers.put(Format.PDF, new PdfReader(pictures));
    }

    void read(Source source, Draft draft) throws Refused, IOException {
        read(source, draft, limits.embeddedDepth());
    }

    private void read(Source source, Draft draft, int depth) throws Refused, IOException {
        Format format = Recognition.of(source);
        Reader reader = readers.get(format);
        if (reader == null) {
            throw new Refused(Refused.Why.UNSUPPORTED, "is an archive and has to be unpacked first");
        }
        try {
            reader.read(source, draft);
        } catch (ZipPackage.Bomb e) {
            throw new Refused(Refused.Why.TOO_LARGE, String.valueOf(e.getMessage()), e);
        }
        boolean ownText = !draft.isEmpty();
        if (!ownText && depth > 0) {
            attachments(draft, depth - 1);
        }
        if (draft.isEmpty()) {
            throw new Refused(
                    Refused.Why.NO_TEXT,
                    draft.attached() > 0
                            ? "has no text of its own, and none in the " + draft.attached() + " files inside it"
                            : "has no text");
        }
        if (ownText && draft.attached() > 0) {
            draft.note(Draft.Remark.EMBEDDED_LEFT_OUT, Integer.toString(draft.attached()));
        }
    }

    /** A document that is but an envelope: the files inside are its text, each under its name. */
    private void attachments(Draft draft, int depth) throws Refused {
        for (Draft.Attachment attachment : List.copyOf(draft.attachments())) {
            Draft inner = new Draft(limits.maxCharacters(), Math.min(limits.embeddedDocuments(), MAX_INNER));
            try {
                Source source = Source.of(attachment.name(), attachment.bytes());
                read(Ole.unwrapped(source), inner, depth);
            } catch (Refused | IOException | RuntimeException e) {
                // One file inside less; when it was the last, the whole is refused for want of text.
                continue;
            }
            draft.heading(1, attachment.name(), 0);
            for (Draft.Part part : inner.parts()) {
                draft.add(part.kind(), part.level() + 1, part.text(), 0);
            }
        }
    }

    void unpack(Source source, Path target, Unzip.Listener listener) throws Refused, IOException {
        if (Recognition.of(source) != Format.ARCHIVE) {
            throw new Refused(Refused.Why.UNSUPPORTED, "is no archive");
        }
        new Unzip(limits, target, listener).unpack(source);
    }
}
