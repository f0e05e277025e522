package org.qiwen.assistant.measure;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qiwen.ingestion.embed.SimplifiedChinese;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of texts and questions: {@code corpus.jsonl} and, if there, {@code distractors.jsonl} ({@code _id}, {@code title},
 * {@code text} or {@code text_hans}, its simplified form), {@code queries.dev.jsonl} (the same without title;
 * {@code context_dependent} ones are left out) and {@code qrels.dev.tsv} (query, text, score above 0 for right).
 *
 * @param texts every text, by id
 * @param queries queries with at least one right text among {@code texts}
 * @param skipped queries left out: those that need context, and those without a right text
 */
public record RetrievalData(Map<String, Text> texts, List<Query> queries, int skipped) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A text.
     *
     * @param title may be empty
     */
    public record Text(String id, String title, String text) {}

    /**
     * A question.
     *
     * @param simplified in simplified characters
     * @param traditional in traditional ones
     * @param right ids of the texts that answer it
     */
    public record Query(String id, String simplified, String traditional, Set<String> right) {}

    /**
     * Reads a folder.
     *
     * @throws IllegalArgumentException when a file is missing or a line cannot be read; it names file and line
     */
    public static RetrievalData read(Path folder) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (String file : List.of("corpus.jsonl", "distractors.jsonl")) {
            Path path = folder.resolve(file);
            if (file.equals("corpus.jsonl") || Files.exists(path)) {
                for (JsonNode line : lines(path)) {
                    Text text = new Text(
                            id(path, line),
                            line.path("title").asString("").strip(),
                            simplified(line).strip());
                    if (!text.text().isEmpty()) {
                        texts.put(text.id(), text);
                    }
                }
            }
        }
        Map<String, Set<String>> right = right(folder.resolve("qrels.dev.tsv"), texts.keySet());
        List<Query> queries = new ArrayList<>();
        int skipped = 0;
        Path path = folder.resolve("queries.dev.jsonl");
        for (JsonNode line : lines(path)) {
            Set<String> answers = right.getOrDefault(id(path, line), Set.of());
            String simplified = simplified(line).strip();
            if (line.path("context_dependent").asBoolean(false) || answers.isEmpty() || simplified.isEmpty()) {
                skipped++;
                continue;
            }
            queries.add(new Query(id(path, line), simplified, traditional(line, simplified), answers));
        }
        return new RetrievalData(texts, queries, skipped);
    }

    private static String simplified(JsonNode line) {
        String given = line.path("text_hans").asString("");
        return given.isEmpty() ? SimplifiedChinese.of(line.path("text").asString("")) : given;
    }

    /** The original where it is traditional, else transliterated. */
    private static String traditional(JsonNode line, String simplified) {
        String original = line.path("text").asString("").strip();
        boolean isTraditional =
                !original.isEmpty() && !SimplifiedChinese.of(original).equals(original);
        return isTraditional ? original : Traditional.FROM_SIMPLIFIED.transliterate(simplified);
    }

    private static final class Traditional {
        static final Transliterator FROM_SIMPLIFIED = Transliterator.getInstance("Simplified-Traditional");
    }

    private static String id(Path file, JsonNode line) {
        String id = line.path("_id").asString("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException(file + " has a line without _id");
        }
        return id;
    }

    private static Map<String, Set<String>> right(Path file, Set<String> known) {
        Map<String, Set<String>> right = new LinkedHashMap<>();
        for (String line : text(file)) {
            String[] cells = line.split("\t");
            if (cells.length >= 2
                    && known.contains(cells[1])
                    && (cells.length < 3 || !cells[2].strip().equals("0"))) {
                right.computeIfAbsent(cells[0], any -> new LinkedHashSet<>()).add(cells[1]);
            }
        }
        return right;
    }

    private static List<JsonNode> lines(Path file) {
        List<JsonNode> nodes = new ArrayList<>();
        int number = 0;
        for (String line : text(file)) {
            number++;
            if (!line.isBlank()) {
                try {
                    nodes.add(JSON.readTree(line));
                } catch (JacksonException e) {
                    throw new IllegalArgumentException(file + ", line " + number + " is no JSON", e);
                }
            }
        }
        return nodes;
    }

    private static List<String> text(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no " + file, e);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
