package org.qiwen.ingestion;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.qiwen.ingestion.parse.ClassPathFolder;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.SourceDocument;

/**
 * The course units that travel with this module, as resources {@code corpus/<locale>/<file>}; found by listing the jar or
 * directory, so that a new file needs no entry in an index.
 */
public final class BundledCorpus {
    private static final Set<String> EXTENSIONS = Set.of("md", "html", "docx", "pptx", "pdf");
    private static final String FOLDER = "corpus";

    private final ClassPathFolder folder = new ClassPathFolder(BundledCorpus.class, FOLDER);

    /** Every document of the corpus, by name; the folder gives the language where the document does not. */
    public List<SourceDocument> documents() {
        return folder.list().stream()
                .filter(path -> path.indexOf('/') > 0)
                .map(this::document)
                .filter(document -> EXTENSIONS.contains(document.extension()))
                .toList();
    }

    private SourceDocument document(String path) {
        Locale locale = Locale.forLanguageTag(path.substring(0, path.indexOf('/')));
        return new SourceDocument(
                FOLDER + "/" + path, () -> folder.open(path), DocumentDescription.of(DocumentKind.COURSE_UNIT, locale));
    }
}
