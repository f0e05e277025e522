package org.qiwen.ingestion.parse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Office and PDF files, written when a test needs them. */
final class Fixtures {
    private Fixtures() {}

    /** Headings, paragraphs and a table in Chinese. */
    static byte[] docx() throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createStyles();
            headingStyle(document, 1);
            headingStyle(document, 2);
            paragraph(document, "Heading1", "浮与沉");
            paragraph(document, null, "把物体放进水里，有的浮，有的沉。");
            paragraph(document, "Heading2", "现象 {evidence}");
            paragraph(document, null, "木块浮在水面。铁块沉到水底。");
            XWPFTable table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("物体");
            table.getRow(0).getCell(1).setText("结果");
            table.getRow(1).getCell(0).setText("木块");
            table.getRow(1).getCell(1).setText("浮");
            paragraph(document, "Heading2", "为什么 {explanation}");
            paragraph(document, null, "同样大小的铁比水重。");
            document.write(out);
            return out.toByteArray();
        }
    }

    private static void headingStyle(XWPFDocument document, int level) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId("Heading" + level);
        style.addNewName().setVal("heading " + level);
        style.setType(STStyleType.PARAGRAPH);
        document.getStyles().addStyle(new XWPFStyle(style));
    }

    private static void paragraph(XWPFDocument document, @Nullable String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        if (style != null) {
            paragraph.setStyle(style);
        }
        paragraph.createRun().setText(text);
    }

    /** One page a list of lines. English: the fonts that every PDF reader has know no Chinese. */
    static byte[] pdf(List<List<String>> pages) throws IOException {
        try (PDDocument document = pages(pages);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.save(out);
            return out.toByteArray();
        }
    }

    /** A PDF that opens with a password only. */
    static byte[] encryptedPdf() throws IOException {
        try (PDDocument document = pages(List.of(List.of("secret")));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    /** A PDF of under 10 MB whose one page is an array of six million numbers, all of which are kept in memory. */
    static byte[] memoryHog() throws IOException {
        StringBuilder numbers = new StringBuilder("BT [");
        for (int i = 0; i < 6_000_000; i++) {
            numbers.append(1000 + i % 9000).append(' ');
        }
        numbers.append("] TJ ET");
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            byte[] content = numbers.toString().getBytes(StandardCharsets.US_ASCII);
            page.setContents(new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDDocument pages(List<List<String>> pages) throws IOException {
        PDDocument document = new PDDocument();
        for (List<String> lines : pages) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.setLeading(16);
                content.beginText();
                content.newLineAtOffset(72, 700);
                for (String line : lines) {
                    if (!line.isEmpty()) {
                        content.showText(line);
                    }
                    content.newLine();
                }
                content.endText();
            }
        }
        return document;
    }
}
