package org.qiwen.assistant.copilot.export.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.SheetRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a sheet as PDF: A4, fonts embedded, bookmarks for its main headings. */
public final class PdfRenderer implements SheetRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(PdfRenderer.class);
    private static final String STYLES = "/export/sheet.css";

    static {
        // It reports every style it does not know; what matters comes as an exception.
        XRLog.setLoggingEnabled(false);
    }

    private final String css;

    public PdfRenderer() {
        try (InputStream in = PdfRenderer.class.getResourceAsStream(STYLES)) {
            if (in == null) {
                throw new IllegalStateException("no " + STYLES + " in this program");
            }
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(STYLES + " cannot be read", e);
        }
    }

    @Override
    public byte[] render(Sheet sheet) {
        try {
            return write(sheet, true);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} is exported without tags for screen readers",
                    sheet.provenance().id(),
                    e);
            return write(sheet, false);
        }
    }

    byte[] write(Sheet sheet, boolean tagged) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        // Tagged for screen readers; and it looks for no font of the machine then.
        builder.usePdfUaAccessibility(tagged);
        builder.withW3cDocument(SheetTree.of(sheet, css), null);
        builder.withProducer(sheet.provenance().producer());
        builder.useUriResolver((base, uri) -> null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useUnicodeLineBreaker(new LineBreaker(sheet.provenance().locale()));
        for (BundledFont font : BundledFont.values()) {
            builder.useFont(font::open, font.family(), 400, FontStyle.NORMAL, true);
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            builder.toStream(bytes);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                try (PDDocument document = renderer.createPDFKeepOpen()) {
                    PdfLabels.put(document, sheet);
                    document.save(bytes);
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet could not be written to memory", e);
        }
    }
}
