package org.qiwen.assistant.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What one language says when a person should know of it, and what sounds like it and is innocent. Immutable. */
final class SafetyWords {
    private static final String INNOCENT = "innocent";

    /** Stands for what was taken out, so that its neighbours do not come together. */
    private static final String TAKEN_OUT = "〇";

    private final Pattern innocent;
    private final Map<SafetyLabel, Pattern> alarming;

    private SafetyWords(Pattern innocent, Map<SafetyLabel, Pattern> alarming) {
        this.innocent = innocent;
        this.alarming = alarming;
    }

    /**
     * Reads the bundled list of a language: regular expressions by label, and innocent ones.
     *
     * @throws java.util.regex.PatternSyntaxException when one cannot be read
     * @throws IllegalArgumentException when a label is unknown
     */
    static SafetyWords of(String locale) {
        String resource = "/safety/" + locale + ".yaml";
        try (InputStream in = Objects.requireNonNull(SafetyWords.class.getResourceAsStream(resource), resource)) {
            Map<?, ?> root = (Map<?, ?>)
                    Objects.requireNonNull(new Load(LoadSettings.builder().build())
                            .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            Map<SafetyLabel, Pattern> alarming = new EnumMap<>(SafetyLabel.class);
            Pattern innocent = Pattern.compile("(?!)");
            for (Map.Entry<?, ?> entry : root.entrySet()) {
                if (INNOCENT.equals(entry.getKey())) {
                    innocent = any((List<?>) entry.getValue());
                } else {
                    alarming.put(SafetyLabel.valueOf(String.valueOf(entry.getKey())), any((List<?>) entry.getValue()));
                }
            }
            return new SafetyWords(innocent, alarming);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static Pattern any(List<?> expressions) {
        return Pattern.compile(expressions.stream().map(String::valueOf).collect(Collectors.joining("|")));
    }

    String withoutInnocent(String words) {
        return innocent.matcher(words).replaceAll(TAKEN_OUT);
    }

    boolean finds(SafetyLabel label, String words) {
        Pattern pattern = alarming.get(label);
        return pattern != null && pattern.matcher(words).find();
    }
}
