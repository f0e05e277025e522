package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.qiwen.evaluation.metric.LogisticFit;

/**
 * What a pupil types, and what is known of it. The development sets travel with the evaluation module.
 *
 * @param label of an off-topic remark its kind, such as {@code chat}; of a question the id of the course unit that answers it,
 *     or {@value #UNANSWERED}
 * @param text as a pupil types it
 */
public record Remark(String label, String text) {
    /** No bundled unit answers it. */
    public static final String UNANSWERED = "-";

    /** Remarks that no science material answers. */
    public static List<Remark> offTopic() {
        return read("/questions/off-topic.zh-CN.txt");
    }

    /** Questions to the bundled course units, and some that no unit answers; written without sight of the units. */
    public static List<Remark> questions() {
        return read("/questions/pupils.zh-CN.txt");
    }

    private static List<Remark> read(String resource) {
        try (InputStream file = LogisticFit.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(cells -> new Remark(cells[0], cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
