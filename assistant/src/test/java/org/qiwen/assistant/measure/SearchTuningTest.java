package org.qiwen.assistant.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.measure.SearchTuning.Choice;
import org.qiwen.assistant.measure.SearchTuning.Shown;
import org.qiwen.ingestion.search.Relevance;

class SearchTuningTest {
    @Test
    void takesTheShallowestOfEquallyGoodChoices() {
        assertThat(SearchTuning.best(List.of(
                        choice(0.5, 100, 0.9600),
                        choice(0.5, 50, 0.9598),
                        choice(0.4, 50, 0.9599),
                        choice(0.5, 10, 0.95))))
                .isEqualTo(choice(0.5, 50, 0.9598));
    }

    @Test
    void tunesOnOneHalfAndReportsOnTheOther() {
        assertThat(SearchTuning.half(List.of(1, 2, 3, 4, 5), 0)).containsExactly(1, 3, 5);
        assertThat(SearchTuning.half(List.of(1, 2, 3, 4, 5), 1)).containsExactly(2, 4);
    }

    @Test
    void fitsAThresholdThatKeepsTheRightAndRefusesTalk() {
        List<Shown> relevant = IntStream.range(0, 100)
                .mapToObj(i -> new Shown(0.6 + i * 0.003, 0.5 + (i % 50) * 0.01))
                .toList();
        List<Shown> others = IntStream.range(0, 50)
                .mapToObj(i -> new Shown(0.3 + i * 0.005, (i % 10) * 0.05))
                .toList();
        Ground ground = new Ground("made up", relevant, others, List.of());
        Relevance fitted = SearchTuning.fit(List.of(ground));
        double threshold = SearchTuning.threshold(fitted, ground);

        assertThat(SearchTuning.shown(relevant, fitted, threshold)).isGreaterThanOrEqualTo(0.95);
        assertThat(SearchTuning.shown(others, fitted, threshold)).isLessThan(0.1);
        assertThat(fitted.similarity()).isPositive();
    }

    private static Choice choice(double weight, int depth, double ndcg) {
        return new Choice(weight, depth, new RetrievalRun.Quality(ndcg, 1));
    }
}
