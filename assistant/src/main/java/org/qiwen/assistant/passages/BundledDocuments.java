package org.qiwen.assistant.passages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.ingestion.BundledCorpus;
import org.qiwen.ingestion.parse.SourceDocument;
import org.springframework.stereotype.Component;

/** The documents that travel with the program: the corpus and the stories. */
@Component
public class BundledDocuments {
    private final InquiryCatalog catalog;

    BundledDocuments(InquiryCatalog catalog) {
        this.catalog = catalog;
    }

    /** All of them; a document that a later version leaves out is to be removed. */
    public List<SourceDocument> all() {
        List<SourceDocument> documents = new ArrayList<>(new BundledCorpus().documents());
        catalog.stories()
                .forEach(story -> documents.add(StoryDocument.of(
                        story,
                        Optional.ofNullable(story.inquiry())
                                .flatMap(inquiry -> catalog.find(inquiry, story.locale())))));
        return documents;
    }
}
