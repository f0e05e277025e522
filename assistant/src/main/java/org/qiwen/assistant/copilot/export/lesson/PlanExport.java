package org.qiwen.assistant.copilot.export.lesson;

import java.util.EnumMap;
import java.util.Map;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.SheetRenderer;
import org.qiwen.assistant.copilot.export.docx.DocxRenderer;
import org.qiwen.assistant.copilot.export.markdown.MarkdownRenderer;
import org.qiwen.assistant.copilot.export.pdf.PdfRenderer;
import org.qiwen.assistant.copilot.export.pptx.PptxRenderer;
import org.qiwen.assistant.copilot.plan.LessonPlan;

/**
 * A plan, or a part of it, as a file. Takes up to seconds and some tens of megabytes for the first file, then mostly less than a
 * tenth of that: call it off the event loop, on few threads.
 */
public final class PlanExport {
    private static final int LONGEST_NAME = 60;

    private final Map<ExportFormat, SheetRenderer> sheets = new EnumMap<>(Map.of(
            ExportFormat.DOCX, new DocxRenderer(),
            ExportFormat.PDF, new PdfRenderer(),
            ExportFormat.MD, new MarkdownRenderer()));
    private final PptxRenderer slides = new PptxRenderer();

    /**
     * A file.
     *
     * @param name with its extension, of characters every file system takes; often Chinese
     */
    @SuppressWarnings("ArrayRecordComponent") // written once to the response and forgotten
    public record ExportedFile(String name, String mediaType, byte[] bytes) {}

    /** Slides are always of the whole plan, whatever the part. */
    public ExportedFile of(LessonPlan plan, ExportFormat format, Part part, Marks marks, Provenance provenance) {
        SheetRenderer renderer = sheets.get(format);
        byte[] bytes = renderer == null
                ? slides.render(PlanSlides.of(plan, provenance))
                : renderer.render(PlanSheets.of(plan, part, marks, provenance));
        String name = name(plan, renderer == null ? "slides" : part.name()) + "." + format.extension();
        return new ExportedFile(name, format.mediaType(), bytes);
    }

    private static String name(LessonPlan plan, String part) {
        Wording wording = new Wording(plan.brief().locale().startsWith("zh"));
        String kind =
                switch (part) {
                    case "OUTLINE" -> wording.of("简案", "outline");
                    case "WORKSHEET" -> wording.of("学习任务单", "worksheet");
                    case "HOME" -> wording.of("亲子卡", "home card");
                    case "slides" -> wording.of("课件", "slides");
                    default -> wording.of("教案", "lesson plan");
                };
        String title = plan.head()
                .title()
                .replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ")
                .strip();
        int end = title.offsetByCodePoints(0, Math.min(LONGEST_NAME, title.codePointCount(0, title.length())));
        return (title.substring(0, end).strip() + " " + kind).strip();
    }
}
