package org.qiwen.assistant.copilot.export.lesson;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qiwen.assistant.copilot.assemble.Material;
import org.qiwen.assistant.copilot.assemble.PlanAssembler;
import org.qiwen.assistant.copilot.assemble.Wishes;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;

/** Real plans, assembled from bundled inquiries. */
public final class SamplePlans {
    private SamplePlans() {}

    /** A plan of 44 pupils. @param inquiry of the bundled Chinese ones */
    public static LessonPlan of(String inquiry, int lessons, ProcessModel model) {
        try {
            InquiryCatalog catalog = new InquiryFiles().load();
            Inquiry found = catalog.inquiries().stream()
                    .filter(one -> one.id().equals(inquiry) && one.locale().equals("zh-CN"))
                    .findFirst()
                    .orElseThrow();
            Brief brief = new Brief(
                    found.locale(),
                    found.earliestStage(),
                    found.title(),
                    found.id(),
                    "",
                    "",
                    40,
                    lessons,
                    44,
                    4,
                    List.of(),
                    List.of(),
                    model,
                    null);
            Material material = new Material(
                    found, catalog.story(found.story(), found.locale()).orElse(null), List.of(), List.of(), Map.of());
            return new PlanAssembler()
                    .assemble(brief, material, Wishes.NONE)
                    .fold(plan -> plan, SamplePlans::failed, SamplePlans::failed);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LessonPlan failed(String reason) {
        throw new AssertionError(reason);
    }

    static Provenance provenance(LessonPlan plan) {
        return new Provenance(
                "sample@1",
                "王老师",
                plan.head().discipline(),
                List.of("教案"),
                Instant.parse("2026-11-22T04:00:00Z"),
                Locale.forLanguageTag(plan.brief().locale()));
    }
}
