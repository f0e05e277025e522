package org.qiwen.ingestion.parse.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.qiwen.ingestion.parse.child.archive.Unzip;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Format;
import org.qiwen.ingestion.parse.child.document.Limits;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.office.MailReader;
import org.qiwen.ingestion.parse.child.office.OldOfficeReader;
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
    private final Limits limits;
    private final Map<Format, Reader> readers = new EnumMap<>(Format.class);

    /** @param ocrBegins told how many pages are going to be read by OCR, because that takes long */
    Documents(Limits limits, IntConsumer ocrBegins) {
        this.limits = limits;
        readers.put(Format.MARKDOWN, new MarkdownReader());
        readers.put(Format.TEXT, new PlainTextReader());
        readers.put(Format.HTML, new HtmlReader());
        readers.put(Format.EPUB, new EpubReader());
        readers.put(Format.WORD, new WordReader());
        readers.put(Format.SLIDES, new SlidesReader());
        readers.put(Format.SHEETS, new SheetsReader());
        readers.put(Format.OLD_WORD, OldOfficeReader.binary());
        readers.put(Format.OLD_SLIDES, OldOfficeReader.binary());
        readers.put(Format.OLD_SHEETS, OldOfficeReader.binary());
        readers.put(Format.RICH_TEXT, OldOfficeReader.richText());
        readers.put(Format.OPEN_DOCUMENT, new OpenDocumentReader());
        readers.put(Format.MAIL, new MailReader());
        readers.put(Format.PDF, new PdfReader());
    }

    void read(Source source, Draft draft) throws Refused, IOException {
        Format format = Recognition.of(source);
        if (format == Format.ARCHIVE) {
            throw new Refused(Refused.Why.UNSUPPORTED, "is an archive and has to be unpacked first");
        }
        Reader reader = readers.get(format);
        if (reader == null) {
            throw new Refused(Refused.Why.UNSUPPORTED, "is of a kind that is not supported (" + format + ")");
        }
        reader.read(source, draft);
        if (draft.isEmpty()) {
            throw new Refused(Refused.Why.NO_TEXT, "has no text");
        }
    }

    void unpack(Source source, Path target, Unzip.Listener listener) throws Refused, IOException {
        if (Recognition.of(source) != Format.ARCHIVE) {
            throw new Refused(Refused.Why.UNSUPPORTED, "is no archive");
        }
        new Unzip(limits, target, listener).unpack(source);
    }
}
