package org.qiwen.assistant.copilot.export.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.Sheet;

/** A PDF's properties and its machine-readable AI label: in the information dictionary, and in XMP under TC260's namespace. */
final class PdfLabels {
    private static final String NAMESPACE = "http://www.tc260.org.cn/ns/AIGC/1.0/";

    private PdfLabels() {}

    static void put(PDDocument document, Sheet sheet) throws IOException {
        Provenance provenance = sheet.provenance();
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(sheet.title());
        information.setAuthor(provenance.author());
        information.setSubject(provenance.subject());
        information.setKeywords(String.join(", ", provenance.keywords()));
        information.setCreator(provenance.producer());
        information.setProducer(provenance.producer());
        information.setCreationDate(GregorianCalendar.from(provenance.created().atZone(ZoneOffset.UTC)));
        information.setCustomMetadataValue(Provenance.PROPERTY, provenance.json());
        PDMetadata metadata =
                new PDMetadata(document, new ByteArrayInputStream(xmp(sheet).getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage(provenance.locale().toLanguageTag());
    }

    private static String xmp(Sheet sheet) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:TC260="%s">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <TC260:AIGC>%s</TC260:AIGC>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(
                NAMESPACE, escaped(sheet.title()), escaped(sheet.provenance().json()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
