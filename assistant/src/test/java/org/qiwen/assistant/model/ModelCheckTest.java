package org.qiwen.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiwen.evaluation.provider.ScriptedProvider.DONE;
import static org.qiwen.evaluation.provider.ScriptedProvider.HEAD;
import static org.qiwen.evaluation.provider.ScriptedProvider.answer;
import static org.qiwen.evaluation.provider.ScriptedProvider.finish;
import static org.qiwen.evaluation.provider.ScriptedProvider.response;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.model.LanguageModels.Choice;
import org.qiwen.assistant.model.ModelCheck.Verdict;
import org.qiwen.assistant.model.profile.ProfileCatalog;
import org.qiwen.assistant.model.provider.Endpoint;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.qiwen.assistant.model.provider.GuardedEndpoint;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.qiwen.evaluation.provider.ScriptedProvider.Script;
import org.qiwen.prompts.PromptCatalog;

@Timeout(20)
class ModelCheckTest {
    static Stream<Arguments> endpoints() {
        Script thinks = line -> {
            line.send(HEAD);
            line.chunk("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"嗯\"}}]}\n\n" + finish("length") + DONE);
            line.end();
        };
        return Stream.of(
                Arguments.of(answer("好"), true, "answers; first word after "),
                Arguments.of(thinks, true, "thinks first"),
                Arguments.of(
                        response("401 Unauthorized", "application/json", "", "{}"), false, "does not take the key"),
                Arguments.of(response("404 Not Found", "text/html", "", ""), false, "model name, profile or address"),
                Arguments.of(response("200 OK", "text/html", "", "<html>"), false, "is no chat endpoint"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void saysPlainlyWhetherItAnswers(Script script, boolean answers, String says) {
        try (ScriptedProvider provider = new ScriptedProvider(script)) {
            Verdict verdict = verdict(provider.url());

            assertThat(verdict.answers()).isEqualTo(answers);
            assertThat(verdict.text())
                    .startsWith("model school, m at http://127.0.0.1:")
                    .contains(says);
            assertThat(verdict.text()).doesNotContain("secret");
        }
    }

    @Test
    void saysWhenNothingIsThere() {
        assertThat(verdict(URI.create("http://127.0.0.1:9/v1")).text()).contains("cannot be reached");
    }

    private static Verdict verdict(URI url) {
        EndpointSettings settings = new EndpointSettings(
                url, "m", "secret", "openai", null, null, 10, 10, 1, 20, Duration.ofSeconds(2), null);
        try (Endpoint endpoint =
                new Endpoint("school", settings, ProfileCatalog.bundled().profile("openai"))) {
            Choice choice = new Choice(settings, new GuardedEndpoint("school", settings, endpoint::ask));
            ModelCheck check = new ModelCheck(Map.of("school", choice), PromptCatalog.bundled());
            return Objects.requireNonNull(check.verdicts().blockLast());
        }
    }
}
