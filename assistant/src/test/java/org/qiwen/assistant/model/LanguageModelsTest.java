package org.qiwen.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.qiwen.evaluation.provider.ScriptedProvider.HEAD;
import static org.qiwen.evaluation.provider.ScriptedProvider.answer;
import static org.qiwen.evaluation.provider.ScriptedProvider.response;
import static org.qiwen.evaluation.provider.ScriptedProvider.words;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qiwen.assistant.model.LanguageModels.Choice;
import org.qiwen.assistant.model.ModelCall.Attempt;
import org.qiwen.assistant.model.ModelEvent.Broken;
import org.qiwen.assistant.model.ModelEvent.Finished;
import org.qiwen.assistant.model.ModelEvent.Words;
import org.qiwen.assistant.model.profile.ProfileCatalog;
import org.qiwen.assistant.model.provider.Endpoint;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.qiwen.assistant.model.provider.EndpointSettings.Price;
import org.qiwen.assistant.model.provider.GuardedEndpoint;
import org.qiwen.assistant.model.stream.BreakReason;
import org.qiwen.assistant.model.stream.StreamLimits;
import org.qiwen.assistant.model.stream.Usage;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.qiwen.evaluation.provider.ScriptedProvider.Script;
import org.qiwen.prompts.PromptCatalog;
import org.qiwen.prompts.RenderedPrompt;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@Timeout(30)
class LanguageModelsTest {
    private static final RenderedPrompt PROMPT = PromptCatalog.bundled()
            .template("model/check", Locale.forLanguageTag("zh-CN"))
            .render(Map.of());
    private static final StreamLimits LIMITS =
            new StreamLimits(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(10), 2000);
    private static final Script DOWN = response("503 Service Unavailable", "text/plain", "", "");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, ScriptedProvider> providers = new LinkedHashMap<>();
    private final Map<String, Choice> choices = new LinkedHashMap<>();
    private final List<Endpoint> open = new ArrayList<>();
    private Duration patience = Duration.ofSeconds(8);

    @AfterEach
    void close() {
        open.forEach(Endpoint::close);
        providers.values().forEach(ScriptedProvider::close);
    }

    @Test
    void givesWordsThenOneEnd() {
        provider("first", answer("你", "好"));

        List<ModelEvent> events = ask();

        assertThat(events).hasSize(3).startsWith(new Words("你"), new Words("好"));
        ModelCall call = ((Finished) events.get(2)).call();
        assertThat(call.usage()).isEqualTo(new Usage(10, 0, 5, false));
        assertThat(call.cost()).isEqualTo(new ModelCall.Cost(new BigDecimal("0.00006"), "CNY"));
        assertThat(call.firstWord()).isLessThanOrEqualTo(call.total());
        assertThat(call.promptId()).isEqualTo("model/check");
        assertThat(call.promptSha256()).isEqualTo(PROMPT.sha256());
        assertThat(call.path()).startsWith("model/check v1: first/m whole ");
    }

    @Test
    void triesOnceMoreBeforeTheFirstWord() {
        provider("first", DOWN, answer("好"));

        List<ModelEvent> events = ask();

        assertThat(events).first().isEqualTo(new Words("好"));
        assertThat(outcomes(events)).containsExactly("PROVIDER_ERROR", "whole");
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        provider(
                "first",
                response("429 Too Many Requests", "application/json", "Retry-After: 1\r\n", "{}"),
                answer("好"));

        List<ModelEvent> events = ask();

        assertThat(outcomes(events)).containsExactly("RATE_LIMITED", "whole");
        assertThat(call(events).total()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    @Test
    void goesOnToTheNextWhenItIsAskedToWaitForLong() {
        provider("first", response("429 Too Many Requests", "application/json", "Retry-After: 60\r\n", "{}"));
        provider("second", answer("好"));

        assertThat(outcomes(ask())).containsExactly("RATE_LIMITED", "whole");
    }

    @Test
    void goesOnToTheNextWhenTheFirstStaysDown() {
        provider("first", DOWN);
        provider("second", answer("好"));

        List<ModelEvent> events = ask();

        assertThat(outcomes(events)).containsExactly("PROVIDER_ERROR", "PROVIDER_ERROR", "whole");
        assertThat(call(events).last()).map(Attempt::endpoint).contains("second");
        assertThat(events).filteredOn(ModelEvent::isLast).hasSize(1);
    }

    @Test
    void doesNotTryAgainWhatTheKeyForbids() {
        provider("first", response("401 Unauthorized", "application/json", "", "{}"));

        List<ModelEvent> events = ask();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(((Broken) event).reason()).isEqualTo(BreakReason.UNAUTHORISED);
            assertThat(((Broken) event).afterFirstWord()).isFalse();
        });
        assertThat(served("first").calls()).isEqualTo(1);
    }

    @Test
    void asksNobodyElseAfterTheFirstWord() {
        provider("first", line -> {
            line.send(HEAD);
            line.chunk(words("你"));
            line.close();
        });
        provider("second", answer("好"));

        List<ModelEvent> events = ask();

        assertThat(events).hasSize(2).first().isEqualTo(new Words("你"));
        assertThat(((Broken) events.get(1)).reason()).isEqualTo(BreakReason.DISCONNECTED);
        assertThat(((Broken) events.get(1)).afterFirstWord()).isTrue();
        assertThat(call(events).usage().estimated()).isTrue();
        assertThat(served("second").calls()).isZero();
    }

    @Test
    void stopsWhenAllTogetherTakeTooLong() throws Exception {
        patience = Duration.ofMillis(700);
        provider("first", line -> line.waitForTheClient());
        provider("second", answer("好"));

        List<ModelEvent> events = ask();

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(((Broken) event).reason()).isEqualTo(BreakReason.PATIENCE_SPENT));
        assertThat(outcomes(events)).containsExactly("cancelled");
        assertThat(served("first").sawTheClientClose()).isTrue();
    }

    @Test
    void staysAwayFromAnEndpointThatIsDown() {
        provider("first", response("401 Unauthorized", "application/json", "", "{}"));
        provider("second", answer("好"));
        for (int i = 0; i < 10; i++) {
            ask();
        }

        List<ModelEvent> events = ask();

        assertThat(outcomes(events)).containsExactly("BREAKER_OPEN", "whole");
        assertThat(served("first").calls()).isEqualTo(10);
        assertThat(meters.get("qiwen.model.breaker")
                        .tag("endpoint", "first")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    @Test
    void keepsToItsLimitOfCallsAtATime() {
        EndpointSettings narrow = settings(
                script("first", line -> {
                    line.send(HEAD);
                    line.chunk(words("你"));
                    line.waitForTheClient();
                }),
                1,
                100);
        endpoint("first", narrow);
        LanguageModels models = models();

        StepVerifier.create(models.ask(ModelUse.TUTOR, ModelRequest.words(PROMPT)), 1)
                .expectNext(new Words("你"))
                .then(() -> assertThat(outcomes(ask(models))).containsExactly("OUR_CONCURRENCY_LIMIT"))
                .thenCancel()
                .verify();

        assertThat(outcomes(ask(models))).doesNotContain("OUR_CONCURRENCY_LIMIT");
    }

    @Test
    void keepsToItsLimitOfCallsASecond() {
        endpoint("first", settings(script("first", answer("好")), 10, 1));
        LanguageModels models = models();
        ask(models);

        List<ModelEvent> second = ask(models);

        assertThat(outcomes(second)).isSubsetOf("whole", "OUR_RATE_LIMIT");
        assertThat(served("first").calls()).isLessThanOrEqualTo(2);
    }

    /** A class that sends in one moment waits for its turn instead of losing the model. */
    @Test
    void letsCallsWaitForTheLimitOfCallsASecond() {
        endpoint("first", settings(script("first", answer("好")), 100, 5));
        LanguageModels models = models();

        List<String> outcomes = Objects.requireNonNull(Flux.range(0, 15)
                .flatMap(i -> models.ask(ModelUse.TUTOR, ModelRequest.words(PROMPT)), 15)
                .filter(ModelEvent::isLast)
                .map(event -> event.fold(
                        words -> "",
                        finished -> "finished",
                        broken -> broken.reason().name()))
                .collectList()
                .block(Duration.ofSeconds(15)));

        assertThat(outcomes).hasSize(15).containsOnly("finished");
    }

    @Test
    void reckonsAPromptThatNobodyWaitedFor() {
        provider("first", line -> line.pause(10_000));
        List<ModelCall> over = new ArrayList<>();

        StepVerifier.create(models().ask(ModelUse.TUTOR, ModelRequest.words(PROMPT), over::add))
                .expectSubscription()
                .then(() -> await().until(() -> served("first").calls() == 1))
                .thenCancel()
                .verify();

        assertThat(over).singleElement().satisfies(call -> {
            assertThat(call.usage().estimated()).isTrue();
            assertThat(call.usage().input()).isPositive();
            assertThat(call.usage().output()).isZero();
        });
    }

    @Test
    void saysSoWhenThereIsNoModel() {
        List<ModelEvent> events = ask();

        assertThat(models().has(ModelUse.TUTOR, false)).isFalse();
        assertThat(((Broken) events.get(0)).reason()).isEqualTo(BreakReason.NO_MODEL);
        assertThat(call(events).path()).isEqualTo("model/check v1: no endpoint");
    }

    @Test
    void asksOnlyInsideTheSchoolWhenToldSo() {
        provider("first", answer("好"));
        EndpointSettings far = new EndpointSettings(
                served("first").url(), "m", "", "openai", false, null, 10, 10, 1, 20, Duration.ofSeconds(1), null);
        choices.clear();
        endpoint("first", far);

        List<ModelEvent> events = models().ask(
                        ModelUse.TUTOR, ModelRequest.words(PROMPT).within(true))
                .collectList()
                .block(Duration.ofSeconds(5));

        assertThat(events)
                .isNotNull()
                .singleElement()
                .satisfies(event -> assertThat(((Broken) event).reason()).isEqualTo(BreakReason.NO_MODEL));
        assertThat(served("first").calls()).isZero();
    }

    @Test
    void countsWhatOpenTelemetryNames() {
        provider("first", DOWN, answer("好"));

        ask();

        assertThat(meters.get("gen_ai.client.operation.duration")
                        .tag("error.type", "PROVIDER_ERROR")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("gen_ai.client.operation.duration")
                        .tag("error.type", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("gen_ai.client.operation.time_to_first_chunk")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("gen_ai.client.token.usage")
                        .tag("gen_ai.token.type", "output")
                        .summary()
                        .totalAmount())
                .isEqualTo(5);
        assertThat(meters.get("qiwen.model.requests")
                        .tag("outcome", "finished")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsACancelledRequestOnce() throws Exception {
        provider("first", line -> {
            line.send(HEAD);
            line.chunk(words("你"));
            line.waitForTheClient();
        });

        StepVerifier.create(models().ask(ModelUse.TUTOR, ModelRequest.words(PROMPT)))
                .expectNext(new Words("你"))
                .thenCancel()
                .verify();

        assertThat(served("first").sawTheClientClose()).isTrue();
        assertThat(meters.get("qiwen.model.requests")
                        .tag("outcome", "cancelled")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void refusesAUseOfAnEndpointThatIsNotThere() {
        UsePlan plan = new UsePlan(List.of("other"), patience, LIMITS, 10, false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LanguageModels(Map.of(ModelUse.TUTOR, plan), Map.of(), new ModelMeters(meters)))
                .withMessage("qiwen.models.tutor names the endpoint 'other'; there are []");
    }

    private ScriptedProvider script(String name, Script... scripts) {
        ScriptedProvider provider = new ScriptedProvider(scripts);
        providers.put(name, provider);
        return provider;
    }

    private ScriptedProvider served(String name) {
        return Objects.requireNonNull(providers.get(name));
    }

    private void provider(String name, Script... scripts) {
        endpoint(name, settings(script(name, scripts), 100, 100));
    }

    private static EndpointSettings settings(ScriptedProvider provider, int concurrent, int perSecond) {
        return new EndpointSettings(
                provider.url(),
                "m",
                "secret",
                "openai",
                null,
                null,
                concurrent,
                perSecond,
                2,
                20,
                Duration.ofSeconds(2),
                new Price("CNY", new BigDecimal("2"), null, new BigDecimal("8")));
    }

    private void endpoint(String name, EndpointSettings settings) {
        Endpoint endpoint =
                new Endpoint(name, settings, ProfileCatalog.bundled().profile("openai"));
        open.add(endpoint);
        choices.put(name, new Choice(settings, new GuardedEndpoint(name, settings, endpoint::ask)));
    }

    private LanguageModels models() {
        UsePlan plan = new UsePlan(List.copyOf(choices.keySet()), patience, LIMITS, 100, false);
        return new LanguageModels(Map.of(ModelUse.TUTOR, plan), choices, new ModelMeters(meters));
    }

    private List<ModelEvent> ask() {
        return ask(models());
    }

    private static List<ModelEvent> ask(LanguageModels models) {
        List<ModelEvent> events = Objects.requireNonNull(models.ask(ModelUse.TUTOR, ModelRequest.words(PROMPT))
                .collectList()
                .block(Duration.ofSeconds(15)));
        assertThat(events).isNotEmpty();
        assertThat(events.subList(0, events.size() - 1)).noneMatch(ModelEvent::isLast);
        return events;
    }

    private static ModelCall call(List<ModelEvent> events) {
        ModelEvent last = events.get(events.size() - 1);
        return last.fold(
                words -> {
                    throw new AssertionError("no end");
                },
                Finished::call,
                Broken::call);
    }

    private static List<String> outcomes(List<ModelEvent> events) {
        return call(events).attempts().stream().map(Attempt::outcome).toList();
    }
}
