package org.qiwen.assistant.copilot.assemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.brief.Depth;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a plan says around its material, in one language and for one depth. Immutable. */
public final class PlanWording {
    private static final Pattern BLANK = Pattern.compile("\\{([a-zA-Z]+)}");

    private final String locale;
    private final Depth depth;
    private final Map<String, List<String>> texts;

    private PlanWording(String locale, Depth depth, Map<String, List<String>> texts) {
        this.locale = locale;
        this.depth = depth;
        this.texts = texts;
    }

    /** Reads the bundled texts of a locale; fails when there are none. */
    public static PlanWording of(String locale, Depth depth) {
        String resource = "/copilot/plan/" + locale + ".yaml";
        try (InputStream in = Objects.requireNonNull(PlanWording.class.getResourceAsStream(resource), resource)) {
            Object root = new Load(LoadSettings.builder().build())
                    .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, List<String>> texts = new HashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(root))
                    .forEach((key, value) -> texts.put(String.valueOf(key), list(value)));
            return new PlanWording(locale, depth, Map.copyOf(texts));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /** The same texts for another depth. */
    PlanWording at(Depth other) {
        return new PlanWording(locale, other, texts);
    }

    boolean isChinese() {
        return locale.equals("zh-CN");
    }

    boolean has(String key) {
        return texts.containsKey(key) || texts.containsKey(key + "@" + depth);
    }

    /**
     * One text with its blanks filled.
     *
     * @param pairs name, value, name, value …
     * @throws IllegalArgumentException when there is no such text, it is a list, or a blank has no value
     */
    String say(String key, Object... pairs) {
        List<String> lines = lines(key, pairs);
        if (lines.size() != 1) {
            throw new IllegalArgumentException(key + " has " + lines.size() + " lines");
        }
        return lines.get(0);
    }

    /** A list of texts, each with its blanks filled; what is filled in is never filled again. */
    List<String> lines(String key, Object... pairs) {
        List<String> found = texts.getOrDefault(key + "@" + depth, texts.get(key));
        if (found == null) {
            throw new IllegalArgumentException("no text " + key + " in " + locale);
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            values.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
        }
        return found.stream().map(text -> fill(key, text, values)).toList();
    }

    /** Items in one phrase. */
    String list(List<String> items) {
        return String.join(say("list.join"), items);
    }

    String quote(String text) {
        return say("quote", "text", text);
    }

    /** Sentences one after the other, each with its full stop. */
    String sentences(String... parts) {
        return Stream.of(parts)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(this::ended)
                .collect(Collectors.joining(isChinese() ? "" : " "));
    }

    /** The text with a full stop when it has none. */
    String ended(String text) {
        return text.isEmpty() || "。！？.!?…：:”\"）)".indexOf(text.charAt(text.length() - 1)) >= 0
                ? text
                : text + say("sentence.end");
    }

    /** The text without the full stop at its end, to stand within a sentence. */
    static String bare(String text) {
        return text.strip().replaceAll("[。.；;]+$", "");
    }

    /** Enum names as keys. */
    String name(String family, Enum<?> value) {
        return say(family + "." + value.name());
    }

    private static String fill(String key, String text, Map<String, String> values) {
        Matcher blank = BLANK.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (blank.find()) {
            String value = values.get(blank.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        key + " needs a value for " + blank.group(1).toLowerCase(Locale.ROOT));
            }
            blank.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return blank.appendTail(filled).toString();
    }

    private static List<String> list(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }
}
