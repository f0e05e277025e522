package org.qiwen.ingestion.parse.child.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.qiwen.ingestion.parse.child.document.Format;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;
import org.qiwen.ingestion.parse.child.document.Source;

/** Tells what a file that begins like a ZIP is. */
public final class Zip {
    private Zip() {}

    public static Format format(Source source) throws Refused, IOException {
        try (ZipPackage zip = ZipPackage.open(source)) {
            if (zip.has("[Content_Types].xml")) {
                return office(zip);
            }
            if (zip.has("mimetype")) {
                String type = new String(zip.bytes("mimetype"), StandardCharsets.US_ASCII).strip();
                if (type.startsWith("application/vnd.oasis.opendocument")) {
                    return Format.OPEN_DOCUMENT;
                }
                if (type.startsWith("application/epub")) {
                    return Format.EPUB;
                }
            }
            if (zip.has("META-INF/container.xml") && !zip.has("META-INF/MANIFEST.MF")) {
                return Format.EPUB;
            }
            if (zip.has("content.xml") && zip.has("META-INF/manifest.xml")) {
                return Format.OPEN_DOCUMENT;
            }
            if (zip.has("Index/Document.iwa") || zip.has("Index.zip")) {
                throw new Refused(
                        Why.UNSUPPORTED, "is of Apple Pages, Keynote or Numbers; export it as DOCX, PPTX or PDF");
            }
            return Format.ARCHIVE;
        }
    }

    private static Format office(ZipPackage zip) throws Refused, IOException {
        String types = new String(zip.bytes("[Content_Types].xml"), StandardCharsets.UTF_8);
        // A part's own place first: the types list what is embedded, too.
        if (zip.has("word/document.xml")) {
            return Format.WORD;
        }
        if (zip.has("ppt/presentation.xml")) {
            return Format.SLIDES;
        }
        if (zip.has("xl/workbook.xml")) {
            return Format.SHEETS;
        }
        if (types.contains("wordprocessingml") || types.contains("ms-word")) {
            return Format.WORD;
        }
        if (types.contains("presentationml") || types.contains("ms-powerpoint")) {
            return Format.SLIDES;
        }
        if (types.contains("sheet.binary")) {
            throw new Refused(Why.UNSUPPORTED, "is a binary Excel workbook (XLSB); save it as XLSX");
        }
        if (types.contains("spreadsheetml") || types.contains("ms-excel")) {
            return Format.SHEETS;
        }
        throw new Refused(Why.UNSUPPORTED, "is an Office package without a document");
    }
}
