package org.qiwen.assistant.dialogue.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.Level;

class LearnedWeightsTest {
    private static final List<String> LINES = LearnedWeights.lines(
            List.of("NO", "YES"), List.of("shared"), new double[][] {{0, 0}, {-2, 4}}, Map.of("YES", 0.8));

    private static Signs shared(double value) {
        Signs signs = new Signs();
        signs.add("unknown", 9);
        signs.add("shared", value);
        signs.add(MessageSigns.SAYS, true);
        return signs;
    }

    @Test
    void readsWhatItWrote() {
        LearnedWeights weights = LearnedWeights.of(LINES);

        assertThat(weights.probabilities(shared(1)).get("YES")).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-6));
        assertThat(weights.border("YES")).isEqualTo(0.8);
        assertThat(weights.border("NO")).isEqualTo(1);
    }

    @Test
    void wantsAWeightForEachLabel() {
        assertThatThrownBy(() -> LearnedWeights.of(List.of("labels A B", "sign 1")))
                .hasMessageContaining("sign has 1 weights, there are 2 labels");
    }

    @Test
    void neverMakesAWholeOfTheOpposite() {
        LearnedWeights sureOfAll = LearnedWeights.of(List.of("labels COVERED", "border COVERED 0.5", "constant 1"));
        Ear ear = new Ear(null, new Ear.Weights(sureOfAll, null), null);

        assertThat(ear.weigh(read(Level.CONFLICT), shared(1), Asked.Kind.IDEA).level())
                .isNotEqualTo(Level.COVERED);
        assertThat(ear.weigh(read(Level.PARTIAL), shared(1), Asked.Kind.IDEA).level())
                .isEqualTo(Level.COVERED);
    }

    @Test
    void leavesAnswersToQuestionsItWasNotTaughtTo() {
        LearnedWeights doubting = LearnedWeights.of(List.of("labels NONE PARTIAL", "constant 0 3"));
        Ear ear = new Ear(null, new Ear.Weights(doubting, null), null);

        assertThat(ear.weigh(read(Level.COVERED), shared(1), Asked.Kind.CLARIFY).level())
                .isEqualTo(Level.COVERED);
    }

    @Test
    void saysWhatWasReadAndHowSureItIs() {
        LearnedWeights doubting = LearnedWeights.of(List.of("labels NONE PARTIAL", "constant 0 3"));

        Verdict weighed = new Ear(null, new Ear.Weights(doubting, null), null)
                .weigh(read(Level.COVERED), shared(1), Asked.Kind.IDEA);

        assertThat(weighed.level()).isEqualTo(Level.PARTIAL);
        assertThat(weighed.why()).contains("COVERED", "读到：重 -> 沉", "95%");
    }

    private static Verdict read(Level level) {
        return new Verdict("idea", level, null, List.of(), "读到：重 -> 沉", null);
    }
}
