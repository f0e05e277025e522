package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.ForkSettings;
import org.qiwen.ingestion.parse.ForkedParser;
import org.qiwen.ingestion.parse.ParsedDocument;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.parse.UnpackedArchive;
import org.qiwen.ingestion.parse.UnreadableDocument;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads every file of a folder, archives with what is in them, and notes what became of each. */
public final class ParsingMeasurement implements AutoCloseable {
    private static final String MANIFEST = "manifest.jsonl";

    /**
     * One file.
     *
     * @param expected from the manifest; empty without one
     * @param outcome what came of it, {@code READ} or the reason first
     * @param millis time in the child, without the child's start
     * @param megabytes peak of the child's resident memory; 0 when unknown because the child died
     */
    public record Row(String file, String expected, String outcome, long millis, long megabytes) {
        static final String FAULT = "FAULT";

        /** Whether something happened that must never happen. */
        public boolean isFault() {
            return outcome.startsWith(FAULT);
        }

        /** The first word of the outcome. */
        String kind() {
            return outcome.split("[ ,:]", 2)[0];
        }

        /** A line of a table. */
        public String markdown() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %s |",
                    escaped(file),
                    escaped(expected),
                    escaped(outcome),
                    millis,
                    megabytes == 0 ? "–" : Long.toString(megabytes));
        }

        private static String escaped(String cell) {
            return cell.replace("|", "\\|").replace('\n', ' ');
        }
    }

    private final ForkedParser parser;
    private final Path work;
    private final @Nullable Path texts;
    private final long limitMillis;

    /**
     * @param work folder for the child's files; deleted when closed
     * @param texts where to write the text of each document; null: nowhere
     */
    public ParsingMeasurement(ForkSettings settings, Path work, @Nullable Path texts) {
        this.parser = new ForkedParser(settings, work.resolve("parser"));
        this.work = work;
        this.texts = texts;
        this.limitMillis = settings.timeLimit()
                .plus(settings.ocr().timePerPage().multipliedBy(settings.ocr().pages()))
                .plusSeconds(5)
                .toMillis();
    }

    /** Reads all files; each row is told as soon as it is known. */
    public List<Row> run(Path folder, Consumer<Row> progress) throws IOException {
        Map<String, String> expectations = expectations(folder.resolve(MANIFEST));
        List<Row> rows = new ArrayList<>();
        for (Path file : files(folder, expectations)) {
            SourceDocument source = SourceDocument.file(
                    folder, file, DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE));
            add(read(source, expectations.getOrDefault(source.name(), "")), rows, progress);
        }
        return rows;
    }

    private static void add(List<Row> more, List<Row> rows, Consumer<Row> progress) {
        more.forEach(progress);
        rows.addAll(more);
    }

    private static Map<String, String> expectations(Path manifest) throws IOException {
        Map<String, String> expectations = new LinkedHashMap<>();
        if (Files.isRegularFile(manifest)) {
            JsonMapper json = JsonMapper.builder().build();
            for (String line : Files.readAllLines(manifest)) {
                JsonNode entry = json.readTree(line);
                expectations.put(
                        entry.path("file").asString(""), entry.path("expected").asString(""));
            }
        }
        return expectations;
    }

    private static List<Path> files(Path folder, Map<String, String> expectations) throws IOException {
        if (!expectations.isEmpty()) {
            return expectations.keySet().stream()
                    .map(folder::resolve)
                    .filter(Files::isRegularFile)
                    .toList();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<Row> read(SourceDocument source, String expected) {
        long started = System.nanoTime();
        try {
            ForkedParser.Reading reading = parser.read(source);
            UnreadableDocument refusal = reading.refusal();
            if (refusal != null && refusal.reason() == UnreadableDocument.Reason.UNSUPPORTED && isArchive(refusal)) {
                return archive(source, expected);
            }
            return List.of(row(source, expected, reading));
        } catch (IOException | RuntimeException e) {
            return List.of(new Row(source.name(), expected, Row.FAULT + " " + e, millis(started), 0));
        }
    }

    private static boolean isArchive(UnreadableDocument refusal) {
        return String.valueOf(refusal.getMessage()).contains("archive and has to be unpacked");
    }

    private Row row(SourceDocument source, String expected, ForkedParser.Reading reading) throws IOException {
        ParsedDocument document = reading.document();
        UnreadableDocument refusal = reading.refusal();
        String outcome = refusal != null ? refusal.reason() + ": " + refusal.getMessage() : "READ";
        if (document != null) {
            outcome = "READ " + document.text().length() + " characters, "
                    + document.blocks().size() + " blocks"
                    + (document.notes().isEmpty() ? "" : "; " + document.notes());
            write(source, document);
        }
        long millis = reading.taken().toMillis();
        return new Row(
                source.name(),
                expected,
                millis > limitMillis ? Row.FAULT + " hung; " + outcome : outcome,
                millis,
                reading.peakKilobytes() / 1024);
    }

    private List<Row> archive(SourceDocument source, String expected) throws IOException {
        long started = System.nanoTime();
        Path folder = Files.createTempDirectory(work, "archive");
        List<Row> rows = new ArrayList<>();
        try {
            UnpackedArchive archive = parser.unpack(source, folder);
            rows.add(new Row(
                    source.name(),
                    expected,
                    "UNPACKED " + archive.files().size() + " files, "
                            + archive.skipped().size() + " left out",
                    millis(started),
                    0));
            archive.skipped()
                    .forEach(file ->
                            rows.add(new Row(file.name(), expected, file.reason() + ": " + file.message(), 0, 0)));
            for (UnpackedArchive.UnpackedFile file : archive.files()) {
                rows.addAll(read(
                        new SourceDocument(file.name(), () -> Files.newInputStream(file.file()), source.defaults()),
                        expected));
            }
        } catch (UnreadableDocument e) {
            rows.add(new Row(source.name(), expected, e.reason() + ": " + e.getMessage(), millis(started), 0));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return rows;
    }

    private void write(SourceDocument source, ParsedDocument document) throws IOException {
        if (texts == null) {
            return;
        }
        StringBuilder text = new StringBuilder("title: " + document.title() + "\n");
        for (Block block : document.blocks()) {
            text.append(
                    "[%s %d page %s] %s%n".formatted(block.type(), block.level(), block.page(), document.text(block)));
        }
        Files.createDirectories(texts);
        Files.writeString(texts.resolve(source.name().replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".txt"), text);
    }

    private static long millis(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }

    /** Lines that sum the rows up. */
    public static List<String> totals(List<Row> rows) {
        Map<String, Integer> kinds = new TreeMap<>();
        rows.forEach(row -> kinds.merge(row.kind(), 1, Integer::sum));
        long[] millis = rows.stream().mapToLong(Row::millis).sorted().toArray();
        long memory = rows.stream().mapToLong(Row::megabytes).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(rows.size() + " rows: " + kinds);
        if (millis.length > 0) {
            lines.add("ms: median " + millis[millis.length / 2] + ", longest " + millis[millis.length - 1]
                    + "; largest child " + memory + " MB");
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        FileSystemUtils.deleteRecursively(work);
    }
}
