package org.qiwen.assistant.model;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.qiwen.assistant.model.LanguageModels.Choice;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.qiwen.assistant.model.provider.GuardedEndpoint;
import org.qiwen.assistant.model.provider.Piece;
import org.qiwen.assistant.model.provider.Question;
import org.qiwen.assistant.model.stream.StreamLimits;
import org.qiwen.assistant.model.stream.Usage;
import reactor.core.publisher.Flux;

/** The real way to one endpoint for a tutor's words, with a script in the place of the network. */
public final class ScriptedModels {
    private final List<String> prompts = new CopyOnWriteArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final LanguageModels models;

    /** What comes of one call: its pieces, or an error. */
    public interface Script {
        Flux<Piece> answer(String prompt);
    }

    /** @param scripts for the first call, the second, …; the last one for all further ones; none: no endpoint is set up */
    public ScriptedModels(boolean local, Script... scripts) {
        EndpointSettings settings = new EndpointSettings(
                URI.create("http://model.example/v1"),
                "m",
                "",
                "openai",
                local,
                null,
                1000,
                10_000,
                1,
                20,
                Duration.ofSeconds(2),
                null);
        GuardedEndpoint endpoint = new GuardedEndpoint("scripted", settings, question -> play(question, scripts));
        StreamLimits limits =
                new StreamLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20), 2000);
        List<String> names = scripts.length == 0 ? List.of() : List.of("scripted");
        this.models = new LanguageModels(
                Map.of(ModelUse.TUTOR, new UsePlan(names, Duration.ofSeconds(8), limits, 400, false)),
                Map.of("scripted", new Choice(settings, endpoint)),
                new ModelMeters(new SimpleMeterRegistry()));
    }

    public LanguageModels models() {
        return models;
    }

    /** Prompts of the calls so far. */
    public List<String> prompts() {
        return List.copyOf(prompts);
    }

    /** How many calls were cancelled. */
    public int cancelled() {
        return cancelled.get();
    }

    /** A whole answer in these pieces. */
    public static Flux<Piece> whole(String... words) {
        return begun(words).concatWith(Flux.just(new Piece.End(new Usage(10, 0, 5, false))));
    }

    /** Words that nothing follows. */
    public static Flux<Piece> begun(String... words) {
        return Flux.fromArray(words).map(Piece.Words::new);
    }

    private Flux<Piece> play(Question question, Script... scripts) {
        int call = prompts.size();
        prompts.add(question.prompt());
        return scripts[Math.min(call, scripts.length - 1)]
                .answer(question.prompt())
                .doOnCancel(cancelled::incrementAndGet);
    }
}
