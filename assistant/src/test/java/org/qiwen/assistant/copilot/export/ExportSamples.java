package org.qiwen.assistant.copilot.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qiwen.assistant.copilot.export.docx.DocxRenderer;
import org.qiwen.assistant.copilot.export.markdown.MarkdownRenderer;
import org.qiwen.assistant.copilot.export.pdf.PdfRenderer;

/** Writes the sample sheets in all formats into a directory, to look at. */
final class ExportSamples {
    private ExportSamples() {}

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        sheets.put("primary", SampleSheets.primary());
        sheets.put("primary-worksheet", SampleSheets.primaryWorksheet());
        sheets.put("junior", SampleSheets.junior());
        sheets.put("senior", SampleSheets.senior());
        Map<String, SheetRenderer> renderers =
                Map.of("docx", new DocxRenderer(), "pdf", new PdfRenderer(), "md", new MarkdownRenderer());
        for (var sheet : sheets.entrySet()) {
            for (var renderer : renderers.entrySet()) {
                long start = System.nanoTime();
                byte[] bytes = renderer.getValue().render(sheet.getValue());
                System.out.printf(
                        "%s.%s %d bytes, %d ms%n",
                        sheet.getKey(), renderer.getKey(), bytes.length, (System.nanoTime() - start) / 1_000_000);
                Files.write(directory.resolve(sheet.getKey() + "." + renderer.getKey()), bytes);
            }
        }
    }
}
