package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
    private static final Map<String, Double> GAINS = Map.of("a", 3.0, "b", 2.0, "c", 1.0);

    /** By hand: discounts 1, 0.6309, 0.5; the best order has 3 + 2·0.6309 + 0.5 = 4.7619. */
    @ParameterizedTest
    @CsvSource({
        "a b c,   10, 1",
        "c b a,   10, 0.7900",
        "x a b c, 3,  0.6075",
        "x y z,   10, 0",
        "a,       1,  1",
        "b,       1,  0.6667"
    })
    void discountsGainsByRank(String ranked, int k, double expected) {
        assertThat(Ranking.ndcg(List.of(ranked.split(" ")), GAINS, k).orElseThrow())
                .isCloseTo(expected, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"a b c, 10, 1", "a x c, 2, 0.5", "x y, 10, 0", "x a c, 2, 0.5", "x a c, 3, 1"})
    void recallsWhatIsAmongTheFirst(String ranked, int k, double expected) {
        Set<String> relevant = expected == 1 && ranked.contains("b") ? Set.of("a", "b", "c") : Set.of("a", "c");

        assertThat(Ranking.recall(List.of(ranked.split(" ")), relevant, k)).hasValue(expected);
    }

    @Test
    void cannotScoreAQueryThatNothingAnswers() {
        assertThat(Ranking.ndcg(List.of("a"), Map.of("b", 0.0), 10)).isEmpty();
        assertThat(Ranking.recall(List.of("a"), Set.of(), 10)).isEmpty();
    }

    @Test
    void leavesSuchQueriesOutOfTheMean() {
        assertThat(Ranking.mean(List.of(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(0))))
                .hasValue(0.5);
        assertThat(Ranking.mean(List.of(OptionalDouble.empty()))).isEmpty();
    }

    @Test
    void refusesAResultRankedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.ndcg(List.of("a", "a"), GAINS, 10))
                .withMessageContaining("ranked twice");
    }
}
