package org.qiwen.assistant.measure.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadFiguresTest {
    private static final String SAID = "好，看表。那，哪行不同？";

    @Test
    void joinsRequestAndSentencesWithWhatWasHeard() {
        HeardTurn turn = heard("bcdfg", 1, null, words(900, "好，看表。"), words(2_100, "那，哪行不同？"));
        LoadFigures figures = of(List.of(turn), stamp("bcdfg", 130, SAID));

        assertThat(figures.whole()).isOne();
        assertThat(figures.calls().p95()).isEqualTo(30);
        assertThat(figures.leads()).isEqualTo(new Delays(1, 400, 400, 400));
        assertThat(figures.asks()).isEqualTo(new Delays(1, 1_100, 1_100, 1_100));
        assertThat(figures.changed()).isZero();
    }

    @Test
    void theFirstRequestOfATurnCountsAndWhatWasNotSaidDoesNot() {
        HeardTurn turn = heard("bcdfg", 1, null, words(900, "看表。"), words(2_100, "哪行不同？"));
        LoadFigures figures = of(List.of(turn), stamp("bcdfg", 700, SAID), stamp("bcdfg", 150, SAID));

        assertThat(figures.calls()).isEqualTo(new Delays(1, 50, 50, 50));
        assertThat(figures.leads().count()).isZero();
        assertThat(figures.changed()).isEqualTo(4);
    }

    @Test
    void countsLostDoubledAndProblems() {
        HeardTurn lost = heard("bcdfg", 0, "503 Service Unavailable");
        HeardTurn doubled = heard("bcdfh", 2, null);
        HeardTurn problem = new HeardTurn("bcdfj", "c", 100, 200, List.of(), 0, 1, null, null);
        LoadFigures figures = of(List.of(lost, doubled, problem), stamp(null, 130, SAID));

        assertThat(figures.whole()).isZero();
        assertThat(figures.lost()).isOne();
        assertThat(figures.doubled()).isOne();
        assertThat(figures.problems()).isOne();
        assertThat(figures.faults()).containsEntry("503 Service Unavailable", 1);
        assertThat(figures.unmatched()).isOne();
    }

    @Test
    void stampsComeWholeThroughTheirLine() {
        Stamp stamp = stamp("bcdfg", 130, SAID);
        Stamp cut = new Stamp(Optional.empty(), 1, 2, false, List.of(), "一");

        assertThat(Stamp.parse(stamp.line())).isEqualTo(stamp);
        assertThat(Stamp.parse(cut.line())).isEqualTo(cut);
    }

    @Test
    void everyNumberHasATagOfItsOwn() {
        assertThat(List.of(Tag.of(0), Tag.of(1), Tag.of(12))).containsExactly("bbbbb", "cbbbb", "bcbbb");
        assertThat(Tag.last(Tag.mark("不知道 #bbbbb", Tag.of(7)))).contains(Tag.of(7));
    }

    @Test
    void readsNamesAndTimesOfThreads() {
        String stat = "4711 (C2 CompilerThre (x)) S 1 2 3 0 -1 4 5 6 7 8 120 30 0 0 20 0 1";

        assertThat(ThreadTimes.name(stat)).isEqualTo("C2 CompilerThre (x)");
        assertThat(ThreadTimes.millis(stat)).isEqualTo(1_500);
        assertThat(ThreadTimes.name("1 (G1 Conc#0) S")).isEqualTo("G1 Conc");
        assertThat(ThreadTimes.name("1 (database-12) S")).isEqualTo("database");
    }

    private static LoadFigures of(List<HeardTurn> turns, Stamp... stamps) {
        return LoadFigures.of(new LoadRun.Heard(turns, List.of(stamps), Duration.ofSeconds(1)));
    }

    private static HeardTurn heard(String tag, int dones, @Nullable String fault, HeardTurn.Words... words) {
        return new HeardTurn(tag, "c", 100, 3_000, List.of(words), dones, 0, "EXPLAIN", fault);
    }

    private static HeardTurn.Words words(long at, String text) {
        return new HeardTurn.Words(at, text);
    }

    private static Stamp stamp(@Nullable String tag, long received, String text) {
        return new Stamp(
                Optional.ofNullable(tag),
                received,
                1_000,
                true,
                List.of(new Stamp.Sentence(5, 500), new Stamp.Sentence(text.length(), 1_000)),
                text);
    }
}
