package org.qiwen.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.qiwen.ingestion.parse.ClassPathFolder;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.FolderLabels;
import org.qiwen.ingestion.parse.SourceDocument;

/**
 * The course units that travel with this module, as resources {@code corpus/<locale>/<file>}; found by listing the jar or
 * directory, so that a new Markdown file needs no entry in an index. Units in other formats have their labels in
 * {@code corpus/labels.yaml}.
 */
public final class BundledCorpus {
    private static final Set<String> EXTENSIONS = Set.of("md", "html", "docx", "pptx", "pdf");
    private static final String FOLDER = "corpus";

    private final ClassPathFolder folder = new ClassPathFolder(BundledCorpus.class, FOLDER);

    /** Every document of the corpus, by name; the folder gives the language where nothing else does. */
    public List<SourceDocument> documents() {
        FolderLabels labels = labels();
        return folder.list().stream()
                .filter(path -> path.indexOf('/') > 0)
                .map(path -> document(path, labels))
                .filter(document -> EXTENSIONS.contains(document.extension()))
                .toList();
    }

    /** What is said of the units that carry no front matter. */
    FolderLabels labels() {
        try (InputStream in = folder.open(FolderLabels.FILE)) {
            return FolderLabels.read(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the labels of the bundled units", e);
        } catch (FolderLabels.Wrong e) {
            throw new IllegalStateException("the labels of the bundled units are wrong", e);
        }
    }

    private SourceDocument document(String path, FolderLabels labels) {
        Locale locale = Locale.forLanguageTag(path.substring(0, path.indexOf('/')));
        try {
            return new SourceDocument(
                    FOLDER + "/" + path,
                    () -> folder.open(path),
                    labels.over(DocumentDescription.of(DocumentKind.COURSE_UNIT, locale), path));
        } catch (FolderLabels.Wrong e) {
            throw new IllegalStateException("the labels of the bundled units are wrong", e);
        }
    }
}
