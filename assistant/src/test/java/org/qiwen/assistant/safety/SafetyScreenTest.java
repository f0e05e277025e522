package org.qiwen.assistant.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetyScreenTest {

    /** A sentence and the label it must get, or NONE. */
    record Sample(String label, String sentence) {}

    static List<Sample> samples() throws IOException {
        var resource = Objects.requireNonNull(SafetyScreenTest.class.getResourceAsStream("/safety/zh-CN.txt"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" ", 2))
                    .map(parts -> new Sample(parts[0], parts[1]))
                    .toList();
        }
    }

    static Stream<Sample> alarming() throws IOException {
        return samples().stream().filter(s -> !s.label().equals("NONE"));
    }

    static Stream<Sample> innocent() throws IOException {
        return samples().stream().filter(s -> s.label().equals("NONE"));
    }

    private static List<String> labels(String sentence) {
        return SafetyScreen.screen(sentence).stream().map(f -> f.label().name()).toList();
    }

    @ParameterizedTest
    @MethodSource
    void alarming(Sample sample) {
        assertThat(labels(sample.sentence())).as(sample.sentence()).contains(sample.label());
    }

    @ParameterizedTest
    @MethodSource
    void innocent(Sample sample) {
        assertThat(labels(sample.sentence())).as(sample.sentence()).isEmpty();
    }

    @Test
    void hasEnoughSamplesOfBothKinds() throws IOException {
        assertThat(alarming().count()).isGreaterThanOrEqualTo(60);
        assertThat(innocent().count()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void repeatsNoPersonalData() {
        assertThat(SafetyScreen.screen("我的电话是13812345678"))
                .allSatisfy(f -> assertThat(f.excerpt()).doesNotContain("13812345678"));
    }

    /** Half of what one hand wrote; nothing was taught or tuned on it. See also {@code evaluate safety --kept}. */
    @Test
    void findsWhatItWasNotTaught() throws IOException {
        List<Sample> kept = kept();
        List<Sample> alarming =
                kept.stream().filter(s -> !s.label().equals("INNOCENT")).toList();
        List<Sample> innocent =
                kept.stream().filter(s -> s.label().equals("INNOCENT")).toList();

        assertThat(alarming.stream().filter(s -> labels(s.sentence()).contains(s.label())))
                .hasSizeGreaterThan(alarming.size() * 8 / 10);
        assertThat(innocent.stream().filter(s -> !labels(s.sentence()).isEmpty()))
                .hasSizeLessThan(innocent.size() / 10);
    }

    private static List<Sample> kept() throws IOException {
        var resource = Objects.requireNonNull(SafetyScreenTest.class.getResourceAsStream("/safety/kept/mixed.tsv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Sample(parts[0], parts[1]))
                    .toList();
        }
    }

    /** A pasted page may not hold up the turn: lists are long, so their cost must stay in line with the message's length. */
    @Test
    void readsALongMessageInTime() {
        String page = "高压锅里的水沸腾以后，我们把酒精灯移开，看看温度计。老师说不要用手摸热的东西，".repeat(50);

        assertThatCode(() -> CompletableFuture.runAsync(() -> SafetyScreen.screen(page))
                        .get(5, TimeUnit.SECONDS))
                .doesNotThrowAnyException();
    }
}
