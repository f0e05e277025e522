package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qiwen.ingestion.DocumentOutcome;
import org.qiwen.ingestion.IngestionListener;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.IngestionReport;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.SourceDocument;

/**
 * The texts of a {@link RetrievalData} as HTML files on disk, sent through the pipeline, parser child included.
 *
 * @param report what came of it
 * @param textOf by document id, the text it was made of; of texts with the same bytes the first
 * @param same by text id, the text whose document it shares
 */
public record RetrievalCorpus(IngestionReport report, Map<String, String> textOf, Map<String, String> same) {

    /** Writes the files to {@code folder} and ingests them; what a store has already stays as it is. */
    public static RetrievalCorpus ingest(
            Collection<RetrievalData.Text> texts, Path folder, IngestionPipeline pipeline, IngestionListener listener)
            throws IOException {
        Files.createDirectories(folder);
        DocumentDescription defaults = DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE);
        Map<String, String> textOfFile = new HashMap<>();
        List<SourceDocument> documents = new ArrayList<>();
        for (RetrievalData.Text text : texts) {
            Path file = folder.resolve("text-" + documents.size() + ".html");
            Files.writeString(file, html(text));
            SourceDocument document = SourceDocument.file(folder, file, defaults);
            textOfFile.put(document.name(), text.id());
            documents.add(document);
        }
        IngestionReport report = pipeline.ingest(documents, listener);
        Map<String, String> textOf = new HashMap<>();
        Map<String, String> same = new HashMap<>();
        report.ingested().forEach(one -> textOf.put(one.documentId(), textOfFile.getOrDefault(one.name(), "")));
        for (DocumentOutcome.Unchanged one : report.unchanged()) {
            String text = textOfFile.getOrDefault(one.name(), "");
            same.put(text, textOf.computeIfAbsent(one.documentId(), any -> text));
        }
        return new RetrievalCorpus(report, textOf, same);
    }

    /** The text that stands for one with the same bytes. */
    public String standing(String text) {
        return same.getOrDefault(text, text);
    }

    private static String html(RetrievalData.Text text) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(text.title()))
                .append("</title></head><body>\n");
        text.text()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> html.append("<p>").append(escaped(line)).append("</p>\n"));
        return html.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
