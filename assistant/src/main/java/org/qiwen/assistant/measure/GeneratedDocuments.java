package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents about nothing in particular, the same for the same seed: Markdown, plain text and Word in turn. */
final class GeneratedDocuments {
    private static final String[] THINGS = {"木块", "铁钉", "盐水", "橡皮泥", "潜水艇", "鸡蛋", "冰块", "气球", "弹簧", "摆锤"};
    private static final String[] DEEDS = {"放进", "慢慢移出", "浸没在", "悬挂于", "静置在", "反复倒入"};
    private static final String[] PLACES = {"清水", "浓盐水", "烧杯", "量筒", "水槽", "真空罩"};
    private static final String[] FINDINGS = {"读数变小", "水面上升", "停在中间", "沉到底部", "浮出水面", "来回摆动"};
    private static final int SECTIONS = 6;
    private static final int SENTENCES = 9;

    private GeneratedDocuments() {}

    /** Writes {@code count} documents into a folder. */
    static void write(Path folder, int count, long seed) throws IOException {
        for (int i = 1; i <= count; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            switch (i % 3) {
                case 0 -> word(folder.resolve("record-" + i + ".docx"), i, random);
                case 1 -> Files.writeString(folder.resolve("record-" + i + ".md"), markdown(i, random));
                default -> Files.writeString(folder.resolve("record-" + i + ".txt"), plain(random));
            }
        }
    }

    private static String markdown(int number, Random random) {
        StringBuilder text = new StringBuilder("# 实验记录 " + number + "\n\n");
        for (int i = 1; i <= SECTIONS; i++) {
            text.append("## 第 ").append(i).append(i % 2 == 0 ? " 步的解释 {explanation}" : " 步 {evidence}");
            text.append("\n\n").append(paragraph(random)).append("\n\n");
        }
        return text.toString();
    }

    private static String plain(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= SECTIONS; i++) {
            text.append(paragraph(random)).append("\n\n");
        }
        return text.toString();
    }

    private static String paragraph(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SENTENCES; i++) {
            text.append("把")
                    .append(one(THINGS, random))
                    .append(one(DEEDS, random))
                    .append(one(PLACES, random));
            text.append("，第")
                    .append(random.nextInt(900) + 100)
                    .append("次观察到")
                    .append(one(FINDINGS, random))
                    .append("。");
        }
        return text.toString();
    }

    private static String one(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }

    /** The least that a Word file needs. */
    private static void word(Path file, int number, Random random) throws IOException {
        StringBuilder body = new StringBuilder();
        body.append(wordParagraph("实验记录 " + number, "Heading1"));
        for (int i = 1; i <= SECTIONS; i++) {
            body.append(wordParagraph("第 " + i + " 步", "Heading2")).append(wordParagraph(paragraph(random), "Normal"));
        }
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "[Content_Types].xml", """
                    <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            entry(zip, "_rels/.rels", """
                    <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            entry(zip, "word/document.xml", """
                    <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""" + body + "</w:body></w:document>");
        }
    }

    private static String wordParagraph(String text, String style) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
