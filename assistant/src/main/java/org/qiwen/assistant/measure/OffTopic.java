package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.qiwen.evaluation.metric.LogisticFit;

/**
 * A remark that no science material answers.
 *
 * @param kind such as {@code chat} or {@code gibberish}
 * @param text as a pupil types it
 */
public record OffTopic(String kind, String text) {
    private static final String RESOURCE = "/questions/off-topic.zh-CN.txt";

    /** The development set that travels with the evaluation module. */
    public static List<OffTopic> all() {
        try (InputStream file = LogisticFit.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(cells -> new OffTopic(cells[0], cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
