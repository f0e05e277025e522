package org.qiwen.assistant.dialogue.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.inquiry.Stage;

class WordingTest {
    private static final Wording WORDING = WordingFile.parse("""
            greet: [一, 二]
            banded:
              UPPER: [小]
              SENIOR: [大]
            filled: ['“{own}”，对吗？']
            """);

    @ParameterizedTest
    @CsvSource({"PRIMARY_LOWER,小", "PRIMARY_UPPER,小", "JUNIOR,大", "SENIOR,大"})
    void takesTheNextHigherBand(Stage stage, String text) {
        assertThat(WORDING.word("banded", Map.of(), stage, Set.of(), 1).text()).isEqualTo(text);
    }

    @Test
    void takesWhatWasNotSaidYet() {
        assertThat(WORDING.word("greet", Map.of(), Stage.JUNIOR, Set.of(), 1).text())
                .isEqualTo("一");
        assertThat(WORDING.word("greet", Map.of(), Stage.JUNIOR, Set.of("greet#0"), 1)
                        .text())
                .isEqualTo("二");
        assertThat(WORDING.word("greet", Map.of(), Stage.JUNIOR, Set.of("greet#0", "greet#1"), 3)
                        .text())
                .isEqualTo("二");
    }

    @Test
    void fillsAHoleOnceAndLeavesWhatIsFilledInAlone() {
        assertThat(WORDING.word("filled", Map.of("own", "{own}"), Stage.JUNIOR, Set.of(), 1)
                        .text())
                .isEqualTo("“{own}”，对吗？");
    }

    @Test
    void refusesAnUnknownTemplateAndAHoleWithoutValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WORDING.word("none", Map.of(), Stage.JUNIOR, Set.of(), 1))
                .withMessageContaining("'none'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WORDING.word("filled", Map.of(), Stage.JUNIOR, Set.of(), 1))
                .withMessageContaining("{own}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a: 1|'a'", "a: []|no variant", "[a, b]|map of templates"})
    void namesATemplateOfAnotherShape(String yaml, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordingFile.parse(yaml))
                .withMessageContaining(message);
    }

    /** How often the policy asks with a template before it goes on; each time it needs another wording. */
    @ParameterizedTest
    @CsvSource({
        "return, 5",
        "return.prediction, 2",
        "return.reason, 2",
        "return.observation, 2",
        "pasted, 2",
        "case.retry, 6",
        "story.ask, 4",
        "clarify.say_again, 4"
    })
    void hasAnotherWordingForEveryTimeAQuestionIsAsked(String name, int times) throws IOException {
        Wording bundled = bundled();
        for (Stage stage : Stage.values()) {
            Set<String> said = new HashSet<>();
            Set<String> texts = new HashSet<>();
            for (int i = 0; i < times; i++) {
                Wording.Worded worded = bundled.word(name, Map.of(), stage, said, i);
                said.add(worded.key());
                texts.add(worded.text());
            }
            assertThat(texts).as(stage + " " + name).hasSize(times).allMatch(t -> t.endsWith("？"));
        }
    }

    /** What may come often has five wordings, so that a dialogue does not sound like a machine. */
    @ParameterizedTest
    @CsvSource({"zh-CN", "en"})
    void hasFiveWordingsForWhatMayComeOften(String locale) throws IOException {
        Wording bundled = bundled(locale);
        Set<String> seldom = Set.of(
                "pair",
                "guess",
                "case.no_road",
                "case.other_ends",
                "case.wrong_sum",
                "latin",
                "summary.one_sentence",
                "summary.own_words",
                "exit.received",
                "exit.no_help",
                "exit.not_taken",
                "done.again",
                "done.parked",
                "budget.plain",
                "safety.alternative",
                "safety.distress",
                "safety.pii",
                "safety.dangerous",
                "safety.violence",
                "safety.sexual",
                "safety.injection");
        Map<String, String> holes = Stream.of(
                        "choice",
                        "assertion",
                        "cloze",
                        "own",
                        "question",
                        "title",
                        "factor",
                        "design",
                        "value",
                        "from",
                        "to")
                .collect(Collectors.toMap(hole -> hole, hole -> "x"));
        for (String name : bundled.names()) {
            for (Stage stage : Stage.values()) {
                Set<String> said = new HashSet<>();
                Set<String> texts = new HashSet<>();
                for (int i = 0; i < 5; i++) {
                    Wording.Worded worded = bundled.word(name, holes, stage, said, i);
                    said.add(worded.key());
                    texts.add(worded.text());
                }
                assertThat(texts.size())
                        .as(locale + " " + stage + " " + name)
                        .isGreaterThanOrEqualTo(seldom.contains(name) || name.startsWith("round.") ? 1 : 5);
            }
        }
    }

    @Test
    void saysTheSameThingsInEveryLanguage() throws IOException {
        assertThat(bundled("en").names()).isEqualTo(bundled("zh-CN").names());
    }

    private static Wording bundled() throws IOException {
        return bundled("zh-CN");
    }

    private static Wording bundled(String locale) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(WordingTest.class.getResourceAsStream("/wording/" + locale + ".yaml"))) {
            return WordingFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
