package org.qiwen.assistant.copilot.editing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.lesson.ClaimMarks;
import org.qiwen.assistant.copilot.export.lesson.ExportFormat;
import org.qiwen.assistant.copilot.export.lesson.Part;
import org.qiwen.assistant.copilot.export.lesson.PlanExport;
import org.qiwen.assistant.web.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A stored plan as a file, its unsupported and contradicted sentences marked. Nothing is fetched from anywhere. */
@RestController
class ExportController {
    private final PlanCheck check;
    private final PlanExport export = new PlanExport();

    ExportController(PlanCheck check) {
        this.check = check;
    }

    /**
     * A file to keep.
     *
     * @param format docx, pptx, pdf or md
     * @param part plan, outline, worksheet or home; slides are always of the whole plan
     */
    @GetMapping("/api/lesson-plans/{id}/export")
    Mono<ResponseEntity<byte[]>> export(
            @PathVariable PlanId id,
            @RequestParam String format,
            @RequestParam(defaultValue = "plan") String part,
            @AuthenticationPrincipal Account reader) {
        ExportFormat wanted =
                ExportFormat.of(format).orElseThrow(() -> Refusal.invalid("format", "is docx, pptx, pdf or md"));
        Part portion = Part.of(part).orElseThrow(() -> Refusal.invalid("part", "is plan, outline, worksheet or home"));
        return check.of(id, reader).map(checked -> answer(file(checked, wanted, portion)));
    }

    private PlanExport.ExportedFile file(PlanCheck.Checked checked, ExportFormat format, Part part) {
        StoredPlan stored = checked.stored();
        Provenance provenance = new Provenance(
                stored.id() + "@" + stored.version(),
                stored.authorName(),
                stored.plan().head().discipline(),
                List.of(),
                stored.updated(),
                Locale.forLanguageTag(stored.plan().brief().locale()));
        return export.of(stored.plan(), format, part, new ClaimMarks(checked.claims()), provenance);
    }

    private static ResponseEntity<byte[]> answer(PlanExport.ExportedFile file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.bytes());
    }
}
