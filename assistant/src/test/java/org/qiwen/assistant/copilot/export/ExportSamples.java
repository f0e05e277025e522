package org.qiwen.assistant.copilot.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.export.docx.DocxRenderer;
import org.qiwen.assistant.copilot.export.lesson.Marks;
import org.qiwen.assistant.copilot.export.lesson.Part;
import org.qiwen.assistant.copilot.export.lesson.PlanSheets;
import org.qiwen.assistant.copilot.export.lesson.PlanSlides;
import org.qiwen.assistant.copilot.export.lesson.SamplePlans;
import org.qiwen.assistant.copilot.export.markdown.MarkdownRenderer;
import org.qiwen.assistant.copilot.export.pdf.PdfRenderer;
import org.qiwen.assistant.copilot.export.pptx.PptxRenderer;
import org.qiwen.assistant.copilot.plan.LessonPlan;

/**
 * Writes samples in all formats into a directory, to look at, and prints how long each took; a second argument repeats all so
 * many times and prints the last round.
 */
final class ExportSamples {
    private ExportSamples() {}

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        sheets.put("primary", SampleSheets.primary());
        sheets.put("primary-worksheet", SampleSheets.primaryWorksheet());
        sheets.put("junior", SampleSheets.junior());
        sheets.put("senior", SampleSheets.senior());
        Map<String, Deck> decks = new LinkedHashMap<>();
        decks.put("primary-slides", SampleDecks.primary());
        decks.put("crowded-slides", SampleDecks.crowded());
        plan("plan-float-sink", SamplePlans.of("float-sink", 1, ProcessModel.FOUR_STEP), sheets, decks);
        plan("plan-lever", SamplePlans.of("lever", 1, ProcessModel.FIVE_E), sheets, decks);
        plan("plan-equilibrium", SamplePlans.of("equilibrium", 2, ProcessModel.FOUR_STEP), sheets, decks);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        Map<String, SheetRenderer> renderers =
                Map.of("docx", new DocxRenderer(), "pdf", new PdfRenderer(), "md", new MarkdownRenderer());
        for (int round = 1; round <= rounds; round++) {
            for (var sheet : sheets.entrySet()) {
                for (var renderer : renderers.entrySet()) {
                    String file = sheet.getKey() + "." + renderer.getKey();
                    write(
                            directory,
                            file,
                            round == rounds,
                            () -> renderer.getValue().render(sheet.getValue()));
                }
            }
            for (var deck : decks.entrySet()) {
                write(
                        directory,
                        deck.getKey() + ".pptx",
                        round == rounds,
                        () -> new PptxRenderer().render(deck.getValue()));
            }
        }
    }

    private static void plan(String name, LessonPlan plan, Map<String, Sheet> sheets, Map<String, Deck> decks) {
        for (Part part : Part.values()) {
            Sheet sheet = PlanSheets.of(plan, part, Marks.NONE, SampleSheets.provenance(name + "@1"));
            sheets.put(name + "-" + part.name().toLowerCase(Locale.ROOT), sheet);
        }
        decks.put(name + "-slides", PlanSlides.of(plan, SampleSheets.provenance(name + "@1")));
    }

    private static void write(Path directory, String file, boolean last, Supplier<byte[]> rendering)
            throws IOException {
        long start = System.nanoTime();
        byte[] bytes = rendering.get();
        if (last) {
            System.out.printf("%s %d bytes, %d ms%n", file, bytes.length, (System.nanoTime() - start) / 1_000_000);
            Files.write(directory.resolve(file), bytes);
        }
    }
}
