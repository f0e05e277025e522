package org.qiwen.assistant.copilot.assemble;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.plan.Board;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;

/** Plans of bundled inquiries, for tests of what is done with plans. */
public final class SamplePlans {
    private static final InquiryCatalog CATALOG = catalog();
    private static final PlanAssembler ASSEMBLER = new PlanAssembler();

    private SamplePlans() {}

    /** The bundled inquiries, read once. */
    static InquiryCatalog inquiries() {
        return CATALOG;
    }

    private static InquiryCatalog catalog() {
        try {
            return new InquiryFiles().load();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A lesson of the model inquiry for primary pupils. */
    public static LessonPlan floatSink() {
        return of("float-sink", "zh-CN", 40, 1, ProcessModel.FOUR_STEP);
    }

    /** A plan of any bundled inquiry for its earliest stage. */
    public static LessonPlan of(String inquiry, String locale, int minutes, int lessons, ProcessModel model) {
        Inquiry found = CATALOG.find(inquiry, locale).orElseThrow();
        Brief brief = new Brief(
                locale,
                found.earliestStage(),
                found.title(),
                found.id(),
                "",
                "",
                minutes,
                lessons,
                46,
                4,
                List.of(),
                List.of(),
                model,
                null);
        Material material =
                new Material(found, CATALOG.story(found.story(), locale).orElse(null), List.of(), List.of(), Map.of());
        return ((Assembled.Made) ASSEMBLER.assemble(brief, material, Wishes.NONE)).plan();
    }

    /** The plan with another board. */
    public static LessonPlan withBoard(LessonPlan plan, Board board) {
        return new LessonPlan(
                plan.brief(),
                plan.head(),
                plan.standards(),
                plan.learners(),
                plan.objectives(),
                plan.materials(),
                plan.process(),
                board,
                plan.worksheet(),
                plan.rubric(),
                plan.homework(),
                plan.risks(),
                plan.reflection(),
                plan.outline(),
                plan.home(),
                plan.project(),
                plan.citations(),
                plan.notices());
    }
}
