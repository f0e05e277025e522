package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.inquiry.InquiryFiles;

class SelfTestsTest {
    private static final String FLOAT_SINK = "inquiries/zh-CN/float-sink.yaml";
    private static final String IRON_OX = "stories/zh-CN/huaibing-iron-ox.yaml";

    private final Map<String, String> texts = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void readTheFiles() throws IOException {
        for (String path : new String[] {FLOAT_SINK, IRON_OX}) {
            try (InputStream in = Objects.requireNonNull(SelfTestsTest.class.getResourceAsStream("/" + path))) {
                texts.put(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private SelfTests.Outcome start() throws IOException {
        InquiryFiles files = new InquiryFiles(texts);
        return new SelfTests(files, files.load(), new DerivedFiles(folder, Clock.systemUTC())).run();
    }

    private void replace(String path, String sound, String other) {
        assertThat(texts.get(path)).contains(sound);
        texts.computeIfPresent(path, (p, text) -> text.replace(sound, other));
    }

    @Test
    void testsWhatPassedBeforeOnlyOnce() throws IOException {
        assertThat(start().tested()).containsExactly("float-sink");

        SelfTests.Outcome again = start();

        assertThat(again.tested()).isEmpty();
        assertThat(again.problems()).isEmpty();
    }

    @Test
    void testsAChangedInquiryOrStoryAgain() throws IOException {
        start();

        texts.computeIfPresent(FLOAT_SINK, (p, text) -> text.replaceFirst("version: \\d+", "version: 99"));
        assertThat(start().tested()).containsExactly("float-sink");
        replace(IRON_OX, "reveals: [same-size]", "reveals: []");
        assertThat(start().problems()).singleElement().asString().contains("gives away same-size");
    }

    @Test
    void neverKeepsAFailure() throws IOException {
        replace(FLOAT_SINK, "- 一样大的话，重的那个沉下去", "- 一样大的话，颜色很好看");

        assertThat(start().problems()).isNotEmpty();
        assertThat(start().problems()).isNotEmpty();
    }
}
