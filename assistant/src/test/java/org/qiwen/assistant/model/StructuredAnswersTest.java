package org.qiwen.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.model.ModelEvent.Broken;
import org.qiwen.assistant.model.ModelEvent.Finished;
import org.qiwen.assistant.model.ModelEvent.Words;
import org.qiwen.assistant.model.StructuredAnswer.Given;
import org.qiwen.assistant.model.StructuredAnswer.Missing;
import org.qiwen.assistant.model.StructuredAnswer.Unreadable;
import org.qiwen.assistant.model.stream.BreakReason;
import org.qiwen.assistant.model.stream.Usage;
import org.qiwen.prompts.PromptCatalog;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class StructuredAnswersTest {
    private static final ModelCall CALL = new ModelCall(
            ModelUse.TUTOR, "tutor/plan-question", 1, "", "", List.of(), Usage.NONE, null, null, Duration.ZERO);

    private final StructuredAnswers answers = new StructuredAnswers(Map.of(
            "type",
            "object",
            "required",
            List.of("ideas"),
            "additionalProperties",
            false,
            "properties",
            Map.of("ideas", Map.of("type", "array", "maxItems", 1))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ideas\":[1]}",
                " \n{\"ideas\":[1]}\n",
                "```json\n{\"ideas\":[1]}\n```",
                "```\n{\"ideas\":[1]}```\n"
            })
    void readsJsonHoweverItIsWrapped(String text) {
        assertThat(read(text))
                .isInstanceOfSatisfying(
                        Given.class, given -> assertThat(given.value()).hasToString("{\"ideas\":[1]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                              | no JSON
            我不能这样做                       | no JSON
            {"ideas":[1]} 好的                | no JSON
            {"ideas":[1]                    | no JSON
            [1]                             | no JSON object
            {}                              | required
            {"ideas":[1,2]}                 | /ideas maxItems
            {"ideas":[],"secret":"光"}       | additionalProperties
            """)
    void saysWhyAnAnswerCannotBeRead(String text, String why) {
        assertThat(read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains(why).doesNotContain("光"));
    }

    @Test
    void takesNoBrokenAnswerForAnAnswer() {
        Flux<ModelEvent> broken = Flux.just(new Words("{\"ideas\":[1]}"), new Broken(BreakReason.CUT_OFF, true, CALL));

        StepVerifier.create(answers.read(broken))
                .expectNext(new Missing(BreakReason.CUT_OFF, CALL))
                .verifyComplete();
    }

    /** The shape and the example of the planning prompt fit each other, in both languages. */
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void readsTheExampleOfThePlanningPrompt(String locale) {
        var template = PromptCatalog.bundled().template("tutor/plan-question", Locale.forLanguageTag(locale));
        String prompt = template.render(Map.of("stage", "JUNIOR", "question", "?", "passages", "[1] ."))
                .text();
        String example = prompt.substring(prompt.lastIndexOf("\n{") + 1);

        StructuredAnswers planned =
                new StructuredAnswers(template.outputSchema().orElseThrow());

        assertThat(Objects.requireNonNull(planned.read(whole(example)).block())).isInstanceOf(Given.class);
    }

    private StructuredAnswer read(String text) {
        return Objects.requireNonNull(answers.read(whole(text)).block());
    }

    private static Flux<ModelEvent> whole(String text) {
        return Flux.fromStream(text.chars().mapToObj(c -> (ModelEvent) new Words(Character.toString(c))))
                .concatWithValues(new Finished(CALL));
    }
}
