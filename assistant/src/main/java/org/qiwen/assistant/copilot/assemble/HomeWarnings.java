package org.qiwen.assistant.copilot.assemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a topic tempts to at home: sockets after a lesson on currents, ponds after one on floating. Apart from the plan's other
 * words, because a model may use those words freely. Immutable.
 */
final class HomeWarnings {
    /** Share of a warning's words from which the author's own safety words say it already. Our choice. */
    private static final double SAID = 0.6;

    private final List<Warning> warnings;

    private HomeWarnings(List<Warning> warnings) {
        this.warnings = warnings;
    }

    private record Warning(List<String> words, String says) {}

    static HomeWarnings of(String locale) {
        String resource = "/copilot/home/" + locale + ".yaml";
        try (InputStream in = Objects.requireNonNull(HomeWarnings.class.getResourceAsStream(resource), resource)) {
            Map<?, ?> root = (Map<?, ?>)
                    Objects.requireNonNull(new Load(LoadSettings.builder().build())
                            .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            return new HomeWarnings(list(root.get("warnings")).stream()
                    .map(entry -> (Map<?, ?>) entry)
                    .map(entry -> new Warning(
                            list(entry.get("words")).stream()
                                    .map(String::valueOf)
                                    .toList(),
                            String.valueOf(entry.get("says"))))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /** The warnings that a lesson's words call for, without what is said already. */
    List<String> in(String lesson, String said) {
        String told = lesson.toLowerCase(Locale.ROOT);
        return warnings.stream()
                .filter(warning -> warning.words().stream().anyMatch(told::contains))
                .map(Warning::says)
                .filter(words -> Pairs.share(words, Pairs.of(said)) < SAID)
                .toList();
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value, "a list is missing");
    }
}
