package org.qiwen.assistant.copilot.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.copilot.risk.HazardTable;

class AcceptanceTest {
    private static final Acceptances ALL = new Acceptances();

    /** One a language: the hazard tables take a moment to read. */
    private static final class Acceptances {
        private final Acceptance chinese = of("zh-CN");
        private final Acceptance english = of("en");

        private static Acceptance of(String locale) {
            GeneralWords words = GeneralWords.of(locale);
            return new Acceptance(locale, words, new Statements(words), HazardTable.of(locale));
        }

        Optional<Refused> refused(String locale, String text, String wording) {
            Item item = new Item(1, "/x", text, Offer.kept(text, new Statements(GeneralWords.of(locale)), List.of()));
            return (locale.equals("en") ? english : chinese).refused(item, wording);
        }
    }

    @ParameterizedTest
    @MethodSource
    void takesWhatACarefulColleagueWrites(String locale, String text, String wording) {
        assertThat(ALL.refused(locale, text, wording)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatSaysMoreOrLessOrOtherwise(String reason, String locale, String text, String wording) {
        assertThat(ALL.refused(locale, text, wording)).contains(Refused.valueOf(reason));
    }

    static Stream<Object[]> takesWhatACarefulColleagueWrites() throws IOException {
        return rows("good.tsv");
    }

    static Stream<Object[]> refusesWhatSaysMoreOrLessOrOtherwise() throws IOException {
        return rows("bad.tsv");
    }

    private static Stream<Object[]> rows(String name) throws IOException {
        try (var in = AcceptanceTest.class.getResourceAsStream("/copilot/wording/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> (Object[]) line.split("\t"))
                            .toList()
                            .stream();
        }
    }
}
