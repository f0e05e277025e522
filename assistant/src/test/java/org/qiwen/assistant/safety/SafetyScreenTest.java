package org.qiwen.assistant.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
}
