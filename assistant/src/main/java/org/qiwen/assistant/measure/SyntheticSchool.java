package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.qiwen.ingestion.BundledCorpus;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.SourceDocument;

/**
 * Files such as a school has many of: worksheets of some paragraphs, in HTML, Markdown and plain text by turns, no two alike.
 * Made of the sentences of the bundled units, so that they are embedded like real text; the same seed gives the same files.
 */
final class SyntheticSchool {
    private static final List<String> ENDINGS = List.of("html", "md", "txt");

    /** A short line is a heading or an entry of a table, not a sentence. */
    private static final int SHORTEST_SENTENCE = 15;

    private final Random random;
    private final List<String> sentences;

    SyntheticSchool(long seed) throws IOException {
        this.random = new Random(seed);
        this.sentences = sentences();
    }

    private static List<String> sentences() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (SourceDocument document : new BundledCorpus().documents()) {
            if (document.extension().equals("md") && document.name().contains("/zh-CN/")) {
                try (InputStream in = document.content().open()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    text.replaceFirst("(?s)\\A---.*?\n---\n", "")
                            .lines()
                            .filter(line -> !line.matches("[#|\\-*>$].*"))
                            .flatMap(line -> List.of(line.split("(?<=[。！？])")).stream())
                            .filter(sentence -> sentence.length() >= SHORTEST_SENTENCE)
                            .forEach(sentences::add);
                }
            }
        }
        return sentences;
    }

    /** Writes so many files and describes them. */
    List<SourceDocument> write(Path folder, int documents) throws IOException {
        DocumentDescription defaults = DocumentDescription.of(DocumentKind.EXERCISE, Locale.SIMPLIFIED_CHINESE);
        List<SourceDocument> written = new ArrayList<>(documents);
        for (int i = 0; i < documents; i++) {
            String ending = ENDINGS.get(i % ENDINGS.size());
            Path file = folder.resolve(String.format(Locale.ROOT, "%03d/sheet-%05d.%s", i / 500, i, ending));
            Files.createDirectories(file.getParent());
            Files.writeString(file, sheet(i, ending));
            written.add(SourceDocument.file(folder, file, defaults));
        }
        return written;
    }

    private String sheet(int number, String ending) {
        StringBuilder sheet = new StringBuilder(heading("第" + number + "号学习单", ending));
        int paragraphs = 2 + random.nextInt(4);
        for (int i = 0; i < paragraphs; i++) {
            StringBuilder paragraph = new StringBuilder();
            for (int j = 0; j < 1 + random.nextInt(3); j++) {
                paragraph.append(sentences.get(random.nextInt(sentences.size())));
            }
            sheet.append(ending.equals("html") ? "<p>" + paragraph + "</p>\n" : paragraph + "\n\n");
        }
        return sheet.toString();
    }

    private static String heading(String title, String ending) {
        return switch (ending) {
            case "html" ->
                "<!DOCTYPE html><meta charset=\"utf-8\"><title>" + title + "</title><h1>" + title + "</h1>\n";
            case "md" -> "# " + title + "\n\n";
            default -> title + "\n\n";
        };
    }
}
