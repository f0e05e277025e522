package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The lines that judge the leak gate: good ones, leaks, and authored lines said again. */
public record GateLines(List<Good> good, List<Leak> leaks, List<Rewording> rewordings) {
    public GateLines {
        good = List.copyOf(good);
        leaks = List.copyOf(leaks);
        rewordings = List.copyOf(rewordings);
    }

    /** A sentence or two that may reach a pupil. */
    public record Good(
            String inquiry,
            String move,
            List<String> earned,
            @Nullable String pupil,
            String text) {}

    /**
     * Sentences that give an idea away.
     *
     * @param expectation id of the idea, {@code transfer} or {@code exit}
     */
    public record Leak(String inquiry, String expectation, String form, List<String> earned, List<String> texts) {}

    /** An authored line said again. */
    public record Rewording(String inquiry, @Nullable String pupil, String authored, String text) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record GoodFile(List<Good> lines) {}

    private record LeakFile(List<Leak> leaks) {}

    private record RewordingFile(List<Rewording> rewordings) {}

    /**
     * Reads {@code good-lines.yaml}, {@code leaks.yaml} and {@code rewordings.yaml} of a folder.
     *
     * @throws IOException when one is missing
     */
    public static GateLines read(Path folder) throws IOException {
        return new GateLines(
                file(folder.resolve("good-lines.yaml"), GoodFile.class).lines(),
                file(folder.resolve("leaks.yaml"), LeakFile.class).leaks(),
                file(folder.resolve("rewordings.yaml"), RewordingFile.class).rewordings());
    }

    /**
     * The lines of several hands, a folder each, by the folder's name.
     *
     * @throws IOException when a folder lacks a file, or there is none
     */
    public static SortedMap<String, GateLines> hands(Path folder) throws IOException {
        SortedMap<String, GateLines> hands = new TreeMap<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path hand : folders.filter(Files::isDirectory).sorted().toList()) {
                hands.put(String.valueOf(hand.getFileName()), read(hand));
            }
        }
        if (hands.isEmpty()) {
            throw new IOException("no folder of lines in " + folder);
        }
        return hands;
    }

    /** All lines of some hands. */
    public static GateLines all(Collection<GateLines> hands) {
        return new GateLines(
                hands.stream().flatMap(h -> h.good().stream()).toList(),
                hands.stream().flatMap(h -> h.leaks().stream()).toList(),
                hands.stream().flatMap(h -> h.rewordings().stream()).toList());
    }

    private static <T> T file(Path file, Class<T> type) throws IOException {
        Object content = new Load(
                        LoadSettings.builder().setLabel(file.toString()).build())
                .loadFromString(Files.readString(file));
        return JSON.convertValue(content, type);
    }
}
