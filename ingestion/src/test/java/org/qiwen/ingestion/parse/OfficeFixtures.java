package org.qiwen.ingestion.parse;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Office files and books with what lessons have in them. */
final class OfficeFixtures {
    private static final String WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
            + "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "
            + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

    private OfficeFixtures() {}

    /** A package of parts; those ending in a slash are left to ZIP. */
    static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** A Word document of this body, with footnote 2 and a list of Chinese numbers. */
    static byte[] word(String body) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Default Extension='xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>");
        parts.put("word/document.xml", "<w:document " + WORD + "><w:body>" + body + "</w:body></w:document>");
        parts.put(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + "<Relationship Id='r1' Type='x/footnotes' Target='footnotes.xml'/>"
                        + "<Relationship Id='r2' Type='x/numbering' Target='numbering.xml'/>"
                        + "<Relationship Id='r3' Type='x/attachedTemplate' Target='http://192.0.2.1/t.dotx' TargetMode='External'/></Relationships>");
        parts.put(
                "word/footnotes.xml",
                "<w:footnotes " + WORD + "><w:footnote w:id='0' w:type='separator'/><w:footnote w:id='2'>"
                        + "<w:p><w:r><w:t>据教材第三章。</w:t></w:r></w:p></w:footnote></w:footnotes>");
        parts.put(
                "word/numbering.xml",
                "<w:numbering " + WORD + "><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                        + "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/></w:lvl></w:abstractNum>"
                        + "<w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num></w:numbering>");
        return zip(parts);
    }

    /** Two slides with a table and notes. */
    static byte[] slides() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSLFSlide first = show.createSlide(show.getSlideMasters().get(0).getLayout(SlideLayout.TITLE_AND_CONTENT));
            first.getPlaceholder(0).setText("浮与沉");
            first.getPlaceholder(1).setText("木块浮在水面");
            XSLFNotes notes = show.getNotesSlide(first);
            for (XSLFTextShape shape : notes.getPlaceholders()) {
                if (String.valueOf(shape.getTextType()).equals("BODY")) {
                    shape.setText("先让学生猜一猜。");
                }
            }
            XSLFSlide second = show.createSlide();
            XSLFTable table = second.createTable(2, 2);
            table.setAnchor(new Rectangle(50, 50, 400, 100));
            table.getCell(0, 0).setText("物体");
            table.getCell(0, 1).setText("结果");
            table.getCell(1, 0).setText("铁块");
            table.getCell(1, 1).setText("沉");
            show.write(out);
            return out.toByteArray();
        }
    }

    /** A sheet with a caption, merged cells, percentages and dates. */
    static byte[] sheet() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("密度实验");
            sheet.createRow(0).createCell(0).setCellValue("表一 盐水的密度");
            row(sheet.createRow(1), "组别", "含盐", "日期");
            XSSFCellStyle percent = book.createCellStyle();
            percent.setDataFormat(book.createDataFormat().getFormat("0.0%"));
            XSSFCellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            for (int i = 2; i < 4; i++) {
                Row row = sheet.createRow(i);
                row.createCell(0).setCellValue(i == 2 ? "甲组" : "");
                row.createCell(1).setCellValue(0.05 * i);
                row.getCell(1).setCellStyle(percent);
                row.createCell(2).setCellValue(46000 + i);
                row.getCell(2).setCellStyle(date);
            }
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 0, 0));
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void row(Row row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    /** Two chapters whose order in the spine is not that of the files. */
    static byte[] book() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/epub+zip");
        parts.put(
                "META-INF/container.xml",
                "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>");
        parts.put("OPS/a.xhtml", "<html><body><h1>第二章 沉</h1><p>铁块沉到水底。</p></body></html>");
        parts.put(
                "OPS/b%20.xhtml".replace("%20", " "),
                "<html><body><h1>第一章 浮</h1><p>木块浮着，CO<sub>2</sub>，ρ=<math><mfrac><mi>m</mi><mi>V</mi></mfrac></math>。</p></body></html>");
        parts.put(
                "OPS/book.opf",
                "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>浮沉之书</dc:title></metadata>"
                        + "<manifest><item id='a' href='a.xhtml'/><item id='b' href='b%20.xhtml'/></manifest>"
                        + "<spine><itemref idref='b'/><itemref idref='a'/></spine></package>");
        return zip(parts);
    }
}
