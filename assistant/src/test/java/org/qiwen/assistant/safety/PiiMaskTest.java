package org.qiwen.assistant.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code pii.txt}: what is between ⟦ and ⟧ must go, everything else must stay. */
class PiiMaskTest {
    private static final Pattern PERSONAL = Pattern.compile("⟦(.*?)⟧");

    static Stream<String> sentences() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PiiMaskTest.class.getResourceAsStream("/safety/pii.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void masksWhatIsPersonalAndNothingElse(String marked) {
        String said = PERSONAL.matcher(marked).replaceAll(found -> Matcher.quoteReplacement(found.group(1)));

        String masked = PiiMask.mask(said);

        List<String> personal =
                PERSONAL.matcher(marked).results().map(found -> found.group(1)).toList();
        if (personal.isEmpty()) {
            assertThat(masked).isEqualTo(said);
        } else {
            assertThat(masked).doesNotContain(personal).contains("〔已遮住〕");
        }
    }

    @Test
    void hasEnoughOfBoth() throws IOException {
        assertThat(sentences().filter(line -> line.contains("⟦")).count()).isGreaterThanOrEqualTo(40);
        assertThat(sentences().filter(line -> !line.contains("⟦")).count()).isGreaterThanOrEqualTo(30);
    }
}
