package org.qiwen.assistant.dialogue.assess;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.state.Level;

/**
 * Labelled messages that the tutor remembers: a message that is like one of them is likely about the same ideas and beliefs.
 * Immutable.
 *
 * <p>Kept as lines of inquiry, hand, levels, beliefs and text with tabs between them, sorted by inquiry.
 */
public final class Examples {
    private static final String NOTHING = "-";
    private static final Examples NONE = new Examples(List.of());
    private static final Examples CHINESE = read("/assessment/zh-CN.examples");

    private final Map<String, List<Example>> byInquiry;
    private final Map<String, List<float[]>> vectors = new HashMap<>();
    private final @Nullable String model;

    /**
     * A message somebody labelled.
     *
     * @param hand who wrote and labelled it
     * @param levels idea to level; an idea that is not there is not spoken of
     * @param beliefs ids of misconceptions that are voiced
     */
    public record Example(String inquiry, String hand, String text, Map<String, Level> levels, Set<String> beliefs) {
        public Example {
            levels = Map.copyOf(levels);
            beliefs = Set.copyOf(beliefs);
        }

        private static Example of(String line) {
            String[] parts = line.split("\t", 5);
            Map<String, Level> levels = new TreeMap<>();
            for (String level : list(parts[2])) {
                String[] pair = level.split("=", 2);
                levels.put(pair[0], Level.valueOf(pair[1]));
            }
            return new Example(parts[0], parts[1], parts[4], levels, Set.copyOf(list(parts[3])));
        }

        private static List<String> list(String words) {
            return words.equals(NOTHING) ? List.of() : Arrays.asList(words.split(","));
        }

        private String line() {
            String of = new TreeMap<>(levels)
                    .entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining(","));
            String voiced = String.join(",", new TreeSet<>(beliefs));
            return String.join(
                    "\t",
                    inquiry,
                    hand,
                    of.isEmpty() ? NOTHING : of,
                    voiced.isEmpty() ? NOTHING : voiced,
                    text.replaceAll("[\t\n\r]", " "));
        }
    }

    public Examples(List<Example> examples) {
        this(examples, null);
    }

    private Examples(List<Example> examples, @Nullable ExampleVectors known) {
        this.byInquiry = examples.stream()
                .collect(Collectors.groupingBy(Example::inquiry, TreeMap::new, Collectors.toUnmodifiableList()));
        this.model = known == null ? null : known.model();
        if (known != null) {
            Iterator<float[]> next = known.vectors().iterator();
            byInquiry.forEach((inquiry, of) ->
                    vectors.put(inquiry, of.stream().map(example -> next.next()).toList()));
        }
    }

    /** Those that are shipped for a language. */
    public static Examples shipped(String locale) {
        return locale.equals("zh-CN") ? CHINESE : NONE;
    }

    public static Examples none() {
        return NONE;
    }

    private static Examples read(String resource) {
        try (InputStream lines = open(resource);
                InputStream vectors = open(resource + ".vectors")) {
            List<Example> examples = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))
                    .lines()
                    .map(Example::of)
                    .toList();
            return new Examples(examples, ExampleVectors.read(new BufferedInputStream(vectors)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Examples.class.getResourceAsStream(resource), resource);
    }

    /** As they are kept. */
    public List<String> lines() {
        return all().stream().map(Example::line).toList();
    }

    /** All, in the order of their lines. */
    public List<Example> all() {
        return byInquiry.values().stream().flatMap(List::stream).toList();
    }

    /** The vectors of {@link #of}, when they are known for this embedding model. */
    public Optional<List<float[]>> vectors(String inquiry, String model) {
        return Optional.ofNullable(model.equals(this.model) ? vectors.get(inquiry) : null);
    }

    /** Those about an inquiry. */
    public List<Example> of(String inquiry) {
        return byInquiry.getOrDefault(inquiry, List.of());
    }
}
