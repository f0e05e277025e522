package org.qiwen.assistant.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.tutor.TurnEvent;
import org.qiwen.assistant.tutor.WordingTerms;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tutor for tests of everything around it. Its state is how many whole turns there were. It repeats what it hears in
 * as many sentences as there are characters; {@code 慢} waits for {@link #release()}, {@code 坏} fails, {@code 急} raises
 * an alert.
 */
final class ScriptedTutoring implements Tutoring {
    static final int SENTENCES = 4;
    private static final List<Offer> OFFERS = List.of(
            offer("float-sink", "沉与浮", Stage.PRIMARY_UPPER),
            offer("sky-blue", "天为什么蓝", Stage.JUNIOR),
            offer("newton-third", "作用与反作用", Stage.SENIOR));

    private final JsonMapper json = JsonMapper.builder().build();
    private volatile Sinks.Empty<Void> gate = Sinks.empty();

    private record State(int turns) {}

    /** Lets the slow answers of now go on. */
    void release() {
        Sinks.Empty<Void> open = gate;
        gate = Sinks.empty();
        open.tryEmitEmpty();
    }

    @Override
    public List<Offer> offers(String locale) {
        return locale.equals("zh-CN") ? OFFERS : List.of();
    }

    @Override
    public Optional<Offer> offer(String inquiry, String locale) {
        return offers(locale).stream()
                .filter(offer -> offer.id().equals(inquiry))
                .findFirst();
    }

    @Override
    public Mono<Opened> open(Offer offer, Stage stage) {
        return Mono.just(new Opened(
                new Opened.Words("你猜哪一块会浮？", "ASK_PREDICTION", List.of(new TurnEvent.Option("wood", "木块浮"))),
                json.writeValueAsString(new State(0)),
                new Conversation.Progress("PREDICT", 0, 2, List.of("NONE", "NONE"))));
    }

    @Override
    public Flux<Part> answer(Offer offer, SchoolId school, String state, StudentMessage student, WordingTerms terms) {
        if (student.text().contains("坏")) {
            return Flux.error(new IllegalStateException("the script says: fail on " + student.text()));
        }
        Planned planned = planned(json.readValue(state, State.class).turns() + 1, student);
        return student.text().contains("慢") ? gate.asMono().thenMany(Flux.just(planned)) : Flux.just(planned);
    }

    private Planned planned(int turns, StudentMessage student) {
        List<TurnEvent> events = new ArrayList<>();
        events.add(new TurnEvent.Move("PUMP", "NEUTRAL", 0, 3));
        for (int i = 1; i <= SENTENCES; i++) {
            events.add(new TurnEvent.Text("第" + i + "句：" + student.text()));
        }
        events.add(new TurnEvent.Choices(List.of(new TurnEvent.Option("a", "甲"), new TurnEvent.Option("b", "乙"))));
        events.add(new TurnEvent.Done(turns, 1, 2, "EXPLAIN", List.of("REACHED", "NONE"), null));
        return new Planned(
                events,
                json.writeValueAsString(new State(turns)),
                json.writeValueAsString(Map.of("decision", Map.of("move", "PUMP", "reason", "第" + turns + "个完整回合"))),
                student.text().contains("急") ? List.of(new Finding("DISTRESS", "急***")) : List.of());
    }

    private static Offer offer(String id, String title, Stage stage) {
        return new Offer(id, "zh-CN", title, title + "？", "看一看。", "物理", "EXPLAIN", List.of(stage), null);
    }
}
