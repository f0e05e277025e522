package org.qiwen.assistant.passages;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.tutor.Router;
import org.qiwen.ingestion.BundledCorpus;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.IngestionReport;
import org.qiwen.ingestion.parse.SourceDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ingests the bundled corpus and the stories at start; what is there already is left alone. */
@Component
@Order(BundledMaterial.ORDER)
class BundledMaterial implements ApplicationRunner {
    /** Before the greeting, so that "ready" means ready. */
    static final int ORDER = 0;

    private static final Logger log = LoggerFactory.getLogger(BundledMaterial.class);

    private final IngestionPipeline pipeline;
    private final InquiryCatalog catalog;
    private final Router router;

    BundledMaterial(IngestionPipeline pipeline, InquiryCatalog catalog, Router router) {
        this.pipeline = pipeline;
        this.catalog = catalog;
        this.router = router;
    }

    @Override
    public void run(ApplicationArguments args) {
        List<SourceDocument> documents = new ArrayList<>(new BundledCorpus().documents());
        catalog.inquiries()
                .forEach(inquiry -> catalog.story(inquiry.story(), inquiry.locale())
                        .ifPresent(story -> documents.add(StoryDocument.of(story, inquiry))));
        IngestionReport report = pipeline.ingest(
                documents,
                progress -> log.info(
                        "Material: {} of {} documents, {} new passages",
                        progress.documentsDone(),
                        progress.documentsTotal(),
                        progress.passages()));
        report.failed().forEach(failed -> log.warn("Material: {} was left out: {}", failed.name(), failed.message()));
        log.info(
                "Material: {} documents new, {} unchanged, {} left out ({} ms)",
                report.ingested().size(),
                report.unchanged().size(),
                report.failed().size(),
                report.taken().toMillis());
        catalog.inquiries().forEach(inquiry -> router.route(inquiry, inquiry.drivingQuestion()));
    }
}
