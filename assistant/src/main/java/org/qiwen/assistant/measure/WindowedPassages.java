package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many distinct passages from the texts of a folder, to measure search at a size that the texts cut once do not reach: first
 * each text cut once, then windows that begin at every sentence. All are real sentences in their order, no two are equal.
 */
final class WindowedPassages {
    /** One document in a hundred has this discipline, chosen by a hash of its id. */
    static final String RARE = "rare";

    private static final String COMMON = "common";
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENDS = "。！？；\n";
    private static final String CLOSERS = "”’」』）》】";

    /** Least characters of a passage in each round; the first round moves on by passages, the others by sentences. */
    private static final List<Integer> ROUNDS = List.of(180, 120, 160, 90, 220);

    /** Shorter ends of texts say nothing. */
    private static final int MIN_CHARACTERS = 20;

    /** Longest passage: what the splitter allows. */
    private static final int MAX_CHARACTERS = 400;

    private record Text(String id, String title, String body) {}

    private WindowedPassages() {}

    /**
     * The first {@code count} passages; fewer when the texts have no more. The same folder gives the same passages, and
     * a smaller count gives a prefix of a larger one.
     *
     * @param data folder with {@code corpus.jsonl} and {@code distractors.jsonl}
     * @param documents folder whose Markdown files are taken too, or one that does not exist
     */
    static List<Passage> of(Path data, Path documents, int count) throws IOException {
        List<Text> texts = texts(data, documents);
        Set<String> seen = new HashSet<>();
        List<Passage> passages = new ArrayList<>();
        for (int round = 0; round < ROUNDS.size(); round++) {
            for (Text text : texts) {
                if (passages.size() >= count) {
                    return passages.subList(0, count);
                }
                cut(text, round, seen, passages);
            }
        }
        return passages.subList(0, Math.min(count, passages.size()));
    }

    private static void cut(Text text, int round, Set<String> seen, List<Passage> passages) {
        List<Integer> ends = ends(text.body());
        int least = ROUNDS.get(round);
        for (int from = 0; from < ends.size() - 1; ) {
            int to = from + 1;
            while (to < ends.size() - 1 && ends.get(to) - ends.get(from) < least) {
                to++;
            }
            int start = ends.get(from);
            int end = Math.min(ends.get(to), start + MAX_CHARACTERS);
            String words = text.body().substring(start, end);
            if (words.strip().length() >= MIN_CHARACTERS && seen.add(words)) {
                passages.add(passage(text, start, words));
            }
            from = round == 0 ? to : from + 1;
        }
    }

    /** 0 and the offset after each sentence. */
    private static List<Integer> ends(String body) {
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int i = 0; i < body.length(); i++) {
            if ((ENDS + CLOSERS).indexOf(body.charAt(i)) >= 0
                    && sentenceEnds(body, i)
                    && i + 1 < body.length()
                    && (ENDS + CLOSERS).indexOf(body.charAt(i + 1)) < 0) {
                ends.add(i + 1);
            }
        }
        ends.add(body.length());
        return ends;
    }

    /** Whether {@code i} is a stop, or a bracket or quotation mark that closes right after one. */
    private static boolean sentenceEnds(String body, int i) {
        int stop = i;
        while (stop > 0 && CLOSERS.indexOf(body.charAt(stop)) >= 0) {
            stop--;
        }
        return ENDS.indexOf(body.charAt(stop)) >= 0;
    }

    private static Passage passage(Text text, int start, String words) {
        byte[] hash = sha256(text.id() + "|" + start + "|" + words);
        boolean rare = Math.floorMod(Arrays.hashCode(sha256(text.id())), 100) == 0;
        return new Passage(
                HexFormat.of().formatHex(Arrays.copyOf(hash, 16)),
                text.id(),
                text.id(),
                text.title(),
                null,
                List.of(),
                start,
                start + words.length(),
                words,
                DocumentKind.COURSE_UNIT,
                Set.of(),
                rare ? RARE : COMMON,
                ZH,
                null,
                Nature.UNMARKED);
    }

    /** The simplified text of some queries of the folder that need no context, the same at each run. */
    static List<String> queries(Path data, int count) throws IOException {
        List<String> queries = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("queries.dev.jsonl"))) {
            JsonNode node = JSON.readTree(line);
            if (!node.path("context_dependent").asBoolean()) {
                queries.add(simplified(node));
            }
        }
        Collections.shuffle(queries, new Random(7));
        return queries.subList(0, Math.min(count, queries.size()));
    }

    /** The folder gives a simplified form only where the text itself is not simplified. */
    private static String simplified(JsonNode node) {
        return node.path("text_hans").asString(node.path("text").asString());
    }

    private static List<Text> texts(Path data, Path documents) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String file : List.of("corpus.jsonl", "distractors.jsonl")) {
            for (String line : Files.readAllLines(data.resolve(file))) {
                JsonNode node = JSON.readTree(line);
                texts.add(new Text(
                        node.path("_id").asString(),
                        node.path("title").asString(),
                        simplified(node).strip()));
            }
        }
        if (Files.isDirectory(documents)) {
            try (Stream<Path> files = Files.walk(documents)) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .forEach(file -> texts.add(markdown(documents, file)));
            }
        }
        Collections.shuffle(texts, new Random(7));
        return texts;
    }

    private static Text markdown(Path folder, Path file) {
        try {
            String name = folder.relativize(file).toString();
            return new Text(
                    name,
                    name.replaceAll(".*/|\\.md$", ""),
                    Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
