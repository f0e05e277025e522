package org.qiwen.ingestion.parse.child;

import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Tika's parser, whose faults come back as metadata: an exception of a library that the parent does not have could not be
 * read there. Attachments and pictures inside a document are not parsed.
 */
public final class ReportingParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final Parser delegate;
    private final int maxCharacters;

    ReportingParser(Parser delegate, int maxCharacters) {
        this.delegate = delegate;
        this.maxCharacters = maxCharacters;
    }

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return delegate.getSupportedTypes(context);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws SAXException {
        BoundedHandler bounded = new BoundedHandler(handler, maxCharacters);
        try {
            delegate.parse(stream, bounded, metadata, configured(context));
        } catch (LinkageError e) {
            // A format whose library does not travel with us.
            report(handler, "UNSUPPORTED", e);
        } catch (Exception | StackOverflowError e) {
            report(handler, bounded.isFull() ? "TOO_LARGE" : isEncrypted(e) ? "ENCRYPTED" : "DAMAGED", e);
        }
    }

    private static ParseContext configured(ParseContext context) {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setExtractBookmarksText(false);
        pdf.setExtractInlineImages(false);
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setSortByPosition(false);
        context.set(PDFParserConfig.class, pdf);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    private static boolean isEncrypted(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof EncryptedDocumentException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static void report(ContentHandler handler, String reason, Throwable fault) throws SAXException {
        meta(handler, ChildReport.REASON, reason);
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        meta(handler, ChildReport.DETAIL, root.getClass().getSimpleName());
    }

    private static void meta(ContentHandler handler, String name, String content) throws SAXException {
        AttributesImpl attributes = new AttributesImpl();
        attributes.addAttribute("", "name", "name", "CDATA", name);
        attributes.addAttribute("", "content", "content", "CDATA", content);
        handler.startElement(XHTML, "meta", "meta", attributes);
        handler.endElement(XHTML, "meta", "meta");
    }
}
