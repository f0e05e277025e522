package org.qiwen.ingestion.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.Candidate;

class FusionTest {
    @Test
    void dividesEachLegByItsBestAndAddsThemByWeight() {
        List<ScoredPassage> joined =
                Fusion.join(List.of(candidate("a", 10, 0.4), candidate("b", 5, 0.8), candidate("c", 0, 0.2)), 0.5);
        assertThat(joined).extracting(scored -> scored.passage().id()).containsExactly("a", "b", "c");
        assertThat(joined.get(0).score()).isCloseTo(0.75, within(1e-9));
        assertThat(joined.get(1).score()).isCloseTo(0.75, within(1e-9));
        assertThat(joined.get(2).score()).isCloseTo(0.125, within(1e-9));
    }

    @Test
    void theWeightMovesTheOrderFromOneLegToTheOther() {
        List<Candidate> candidates = List.of(candidate("words", 10, 0.1), candidate("vector", 1, 0.9));
        assertThat(Fusion.join(candidates, 0).get(0).passage().id()).isEqualTo("words");
        assertThat(Fusion.join(candidates, 1).get(0).passage().id()).isEqualTo("vector");
    }

    @Test
    void livesWithALegThatFoundNothing() {
        assertThat(Fusion.join(List.of(), 0.5)).isEmpty();
        List<ScoredPassage> joined = Fusion.join(List.of(candidate("a", 0, -0.2), candidate("b", 0, 0.5)), 0.5);
        assertThat(joined).extracting(ScoredPassage::score).containsExactly(0.5, 0.0);
    }

    private static Candidate candidate(String id, double words, double similarity) {
        Passage passage = new Passage(
                id,
                "d",
                "d.md",
                "t",
                null,
                List.of(),
                0,
                1,
                "水",
                DocumentKind.STORY,
                Set.of(),
                null,
                Locale.CHINESE,
                null,
                Nature.UNMARKED);
        return new Candidate(passage, words, similarity);
    }
}
