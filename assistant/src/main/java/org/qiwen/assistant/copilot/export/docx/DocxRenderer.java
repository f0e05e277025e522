package org.qiwen.assistant.copilot.export.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.SheetRenderer;
import org.qiwen.assistant.copilot.export.Text;

/** Writes a sheet as DOCX: A4, 宋体小四, headings by style, tables that repeat their header. */
public final class DocxRenderer implements SheetRenderer {
    private static final String STYLES = "/export/styles.xml";

    @Override
    public byte[] render(Sheet sheet) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            style(document);
            opening(document, sheet);
            DocxBody body = new DocxBody(document, new Numbering(document));
            sheet.blocks().forEach(block -> block.accept(body));
            PageFrame.put(document, sheet);
            describe(document.getProperties(), sheet);
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet could not be written to memory", e);
        }
    }

    private static void style(XWPFDocument document) throws IOException {
        try (InputStream in = DocxRenderer.class.getResourceAsStream(STYLES)) {
            if (in == null) {
                throw new IllegalStateException("no " + STYLES + " in this program");
            }
            document.createStyles().setStyles(StylesDocument.Factory.parse(in).getStyles());
        } catch (XmlException e) {
            throw new IllegalStateException(STYLES + " is no styles part", e);
        }
    }

    private static void opening(XWPFDocument document, Sheet sheet) {
        line(document, "Title", sheet.title());
        if (!sheet.subtitle().isBlank()) {
            line(document, "Subtitle", sheet.subtitle());
        }
        line(document, "Subtitle", sheet.provenance().label());
        document.getLastParagraph().setSpacingAfter(160);
    }

    private static void line(XWPFDocument document, String style, String words) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        Runs.add(paragraph, Text.of(words));
    }

    private static void describe(POIXMLProperties properties, Sheet sheet) {
        Provenance provenance = sheet.provenance();
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setTitle(sheet.title());
        core.setCreator(provenance.author());
        core.setSubjectProperty(provenance.subject());
        core.setKeywords(String.join(", ", provenance.keywords()));
        core.setDescription(provenance.label());
        core.setIdentifier(provenance.id());
        core.setCreated(Optional.of(Date.from(provenance.created())));
        core.setModified(Optional.of(Date.from(provenance.created())));
        core.setLastModifiedByUser(provenance.author());
        properties.getExtendedProperties().setApplication(provenance.producer());
        properties.getCustomProperties().addProperty(Provenance.PROPERTY, provenance.json());
    }
}
