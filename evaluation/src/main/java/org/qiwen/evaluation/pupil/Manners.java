package org.qiwen.evaluation.pupil;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The kinds of pupils of a locale and their ways of saying nothing, cheating, wandering and so on: {@code
 * pupils/<locale>.yaml}. {@code phrases} are lists of sentences by name; {@code kinds} give each kind weights of acts by
 * situation. Immutable.
 */
public final class Manners {
    private final Map<String, Manner> kinds;
    private final Map<String, List<String>> phrases;
    private final List<List<String>> slips;

    private Manners(Map<String, Manner> kinds, Map<String, List<String>> phrases, List<List<String>> slips) {
        this.kinds = kinds;
        this.phrases = phrases;
        this.slips = slips;
    }

    /**
     * Those that come with this module.
     *
     * @throws IllegalArgumentException when there are none for the locale
     */
    public static Manners bundled(String locale) {
        String resource = "/pupils/" + locale + ".yaml";
        try (@Nullable InputStream in = Manners.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there are no pupils who speak " + locale);
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /**
     * From YAML.
     *
     * @throws IllegalArgumentException naming the place that is wrong
     */
    static Manners parse(String file, String yaml) {
        Map<?, ?> root = map(file, new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        map(file + ": phrases", root.get("phrases"))
                .forEach((name, list) -> phrases.put(String.valueOf(name), strings(file + ": " + name, list)));
        Map<String, Manner> kinds = new LinkedHashMap<>();
        map(file + ": kinds", root.get("kinds"))
                .forEach((name, kind) ->
                        kinds.put(String.valueOf(name), manner(String.valueOf(name), map(file + ": " + name, kind))));
        List<List<String>> slips = root.get("slips") instanceof List<?> pairs
                ? pairs.stream().map(pair -> strings(file + ": slips", pair)).toList()
                : List.of();
        return new Manners(kinds, phrases, slips);
    }

    private static Manner manner(String name, Map<?, ?> fields) {
        Map<Situation, Map<Act, Integer>> acts = new EnumMap<>(Situation.class);
        fields.forEach((key, value) -> {
            if (value instanceof Map<?, ?> weights) {
                Map<Act, Integer> row = new EnumMap<>(Act.class);
                weights.forEach((act, weight) -> row.put(
                        Act.valueOf(String.valueOf(act).toUpperCase(Locale.ROOT)),
                        Integer.parseInt(String.valueOf(weight))));
                acts.put(Situation.valueOf(String.valueOf(key).toUpperCase(Locale.ROOT)), row);
            }
        });
        return new Manner(
                name,
                String.valueOf(fields.get("about")),
                acts,
                share(fields, "typos"),
                share(fields, "fillers"),
                share(fields, "pinyin"));
    }

    private static double share(Map<?, ?> fields, String name) {
        return fields.containsKey(name) ? Double.parseDouble(String.valueOf(fields.get(name))) : 0;
    }

    private static Map<?, ?> map(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(place + " must be a mapping");
    }

    private static List<String> strings(String place, @Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException(place + " must be a list with something in it");
    }

    /** Names of the kinds, in the order of the file. */
    public List<String> kinds() {
        return List.copyOf(kinds.keySet());
    }

    /** One line on a kind. */
    public String about(String kind) {
        return manner(kind).about();
    }

    Manner manner(String kind) {
        Manner manner = kinds.get(kind);
        if (manner == null) {
            throw new IllegalArgumentException("no pupils of kind " + kind + "; there are " + kinds.keySet());
        }
        return manner;
    }

    List<String> phrases(String name) {
        List<String> list = phrases.get(name);
        if (list == null) {
            throw new IllegalArgumentException("no phrases '" + name + "'");
        }
        return list;
    }

    /** Pairs of what is meant and what is written instead. */
    List<List<String>> slips() {
        return slips;
    }
}
