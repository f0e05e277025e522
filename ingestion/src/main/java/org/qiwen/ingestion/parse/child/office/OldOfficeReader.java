package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.GuessedHeadings;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** DOC, PPT, XLS and RTF with Tika's parsers, which know twenty years of their oddities. */
public final class OldOfficeReader implements Reader {
    private final boolean rich;

    private OldOfficeReader(boolean rich) {
        this.rich = rich;
    }

    /** For DOC, PPT and XLS. */
    public static OldOfficeReader binary() {
        return new OldOfficeReader(false);
    }

    /** For RTF. */
    public static OldOfficeReader richText() {
        return new OldOfficeReader(true);
    }

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        Parser parser = rich ? new RTFParser() : new OfficeParser();
        Metadata metadata = new Metadata();
        ParseContext context = new ParseContext();
        OfficeParserConfig config = new OfficeParserConfig();
        config.setIncludeHeadersAndFooters(false);
        config.setIncludeDeletedContent(false);
        config.setExtractMacros(false);
        config.setIncludeSlideMasterContent(false);
        context.set(OfficeParserConfig.class, config);
        LeftOut embedded = new LeftOut();
        context.set(EmbeddedDocumentExtractor.class, embedded);
        XhtmlBlocks blocks = new XhtmlBlocks(draft);
        try (InputStream in = source.file() == null
                ? TikaInputStream.get(source.all(Long.MAX_VALUE))
                : TikaInputStream.get(source.file())) {
            parser.parse(in, blocks, metadata, context);
            blocks.finish();
        } catch (SAXException | TikaException | RuntimeException e) {
            throw reason(e);
        }
        draft.title(metadata.get(TikaCoreProperties.TITLE));
        for (int i = 0; i < embedded.found; i++) {
            draft.attach("", InputStream::nullInputStream);
        }
        if (blocks.hasHeadings()) {
            draft.headingsAreMarked();
        } else {
            GuessedHeadings.mark(draft);
        }
    }

    private static Refused reason(Exception fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof Refused refused) {
                return refused;
            }
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.tika.exception.EncryptedDocumentException) {
                return new Refused(Refused.Why.ENCRYPTED, "needs a password", fault);
            }
            cause = cause.getCause();
        }
        return Refused.damaged(fault);
    }

    /** Leaves attachments alone and remembers that there were some. */
    private static final class LeftOut implements EmbeddedDocumentExtractor {
        private int found;

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            String type = metadata.get(Metadata.CONTENT_TYPE);
            found += type == null || !type.startsWith("image/") ? 1 : 0;
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }
}
