package org.qiwen.ingestion.parse;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** PDFs in Chinese, set in WenQuanYi Micro Hei, which {@code .ci/provision} installs. */
final class ChinesePdf {
    private ChinesePdf() {}

    /** Three pages of a textbook with header, footer, page number, a wrapped paragraph, a formula and a table. */
    static byte[] textbook() throws IOException {
        try (PDDocument document = new PDDocument();
                TrueTypeCollection fonts = new TrueTypeCollection(font().toFile());
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDFont font = PDType0Font.load(document, fonts.getFontByName("WenQuanYiMicroHei"), true);
            for (int number = 1; number <= 3; number++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    Pen pen = new Pen(content, font);
                    pen.write(200, 810, 9, "初中物理 第" + number + "讲");
                    page(number, pen);
                    pen.write(280, 30, 9, number == 1 ? "第 1 页" : "- " + number + " -");
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    /** Words at a place, from the lower left corner, in points. */
    record Words(float x, float y, float size, String text) {}

    /** Pages of words. */
    static byte[] pages(List<List<Words>> pages) throws IOException {
        try (PDDocument document = new PDDocument();
                TrueTypeCollection fonts = new TrueTypeCollection(font().toFile());
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDFont font = PDType0Font.load(document, fonts.getFontByName("WenQuanYiMicroHei"), true);
            for (List<Words> words : pages) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    Pen pen = new Pen(content, font);
                    for (Words each : words) {
                        pen.write(each.x(), each.y(), each.size(), each.text());
                    }
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void page(int number, Pen pen) throws IOException {
        if (number == 1) {
            pen.write(72, 760, 20, "第一章 密度");
            pen.write(93, 720, 10.5f, "把同样大小的木块和铁块放进水里，木块浮在水面上，铁块沉到水");
            pen.write(72, 704, 10.5f, "底，这是因为它们的密度不同，水的密度在二者之间。");
            pen.write(93, 688, 10.5f, "空气里有CO");
            pen.write(pen.end, 686, 6.5f, "2");
            pen.write(pen.end, 688, 10.5f, "，速度的平方是v");
            pen.write(pen.end, 692, 6.5f, "2");
            pen.write(pen.end, 688, 10.5f, "。");
        } else if (number == 2) {
            String[][] rows = {{"物体", "质量", "结果"}, {"木块", "50克", "浮"}, {"铁块", "390克", "沉"}};
            for (int row = 0; row < rows.length; row++) {
                for (int cell = 0; cell < 3; cell++) {
                    pen.write(72 + 120 * cell, 720 - 18 * row, 10.5f, rows[row][cell]);
                }
            }
        } else {
            pen.write(93, 720, 10.5f, "同学们可以用盐水再试一次，看看鸡蛋什么时候浮起来。");
        }
    }

    private static final class Pen {
        private final PDPageContentStream content;
        private final PDFont font;
        private float end;

        Pen(PDPageContentStream content, PDFont font) {
            this.content = content;
            this.font = font;
        }

        void write(float x, float y, float size, String text) throws IOException {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(x, y);
            content.showText(text);
            content.endText();
            end = x + font.getStringWidth(text) / 1000 * size;
        }
    }

    /** One page that is a picture of a sentence. */
    static byte[] scan(String sentence) throws IOException {
        BufferedImage image = new BufferedImage(1600, 500, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1600, 500);
        graphics.setColor(Color.BLACK);
        try {
            graphics.setFont(
                    Font.createFont(Font.TRUETYPE_FONT, font().toFile()).deriveFont(64f));
        } catch (java.awt.FontFormatException e) {
            throw new IOException(e);
        }
        graphics.drawString(sentence, 100, 200);
        graphics.dispose();
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, image), 50, 500, 500, 156);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static Path font() throws IOException {
        for (String folder : List.of("/usr/share/fonts", "/usr/local/share/fonts")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> files = Files.walk(Path.of(folder))) {
                    var found = files.filter(
                                    file -> file.getFileName().toString().startsWith("wqy-microhei"))
                            .findFirst();
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
        throw new IOException("install fonts-wqy-microhei (.ci/provision does)");
    }
}
