package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.SourceDocument;

/**
 * Files such as a school has many of: worksheets of some paragraphs, in HTML, Markdown and plain text by turns, no two alike.
 * Made of the sentences of the bundled units, so that they are embedded like real text; the same seed gives the same files.
 */
final class SyntheticSchool {
    private static final List<String> ENDINGS = List.of("html", "md", "txt");

    /** Points on slides are items; neither headings nor tables are sentences. */
    private static final Set<Block.Type> SENTENCES = Set.of(Block.Type.PARAGRAPH, Block.Type.LIST_ITEM);

    /** Shorter ones say little. */
    private static final int SHORTEST_SENTENCE = 15;

    private final Random random;
    private final List<String> sentences;

    SyntheticSchool(long seed) throws IOException {
        this.random = new Random(seed);
        this.sentences = sentences();
    }

    private static List<String> sentences() throws IOException {
        return UnitTexts.read(Locale.SIMPLIFIED_CHINESE).stream()
                .flatMap(unit -> unit.blocks().stream()
                        .filter(block -> SENTENCES.contains(block.type()))
                        .map(unit::text))
                .flatMap(text -> Stream.of(text.split("(?<=[。！？])|\n")))
                .filter(sentence -> sentence.length() >= SHORTEST_SENTENCE)
                .toList();
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
