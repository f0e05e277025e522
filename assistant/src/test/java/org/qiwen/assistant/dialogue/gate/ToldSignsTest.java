package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/** What is told is held against what is guarded and against what is earned. */
class ToldSignsTest {
    private static final LeakGate LEAKS = GateFixtures.gate("float-sink");
    private static final Set<String> ALL = Set.of("same-size", "same-weight", "same-water");
    private static final String TOLD = "一样大的东西，重的会沉，轻的会浮";

    @Test
    void seesAGuardedWordingInWhatIsTold() {
        double[] signs = read(TOLD, "", ALL);

        assertThat(signs[Sign.TOLD_IN.ordinal()]).isEqualTo(1);
        assertThat(signs[Sign.TOLD_WORDS.ordinal()]).isEqualTo(1);
        assertThat(signs[Sign.EARNED.ordinal()]).isLessThan(0.5);
    }

    @Test
    void seesThatAnEarnedIdeaSaysItAlready() {
        double[] signs = read(TOLD, "", Set.of("same-weight", "same-water"));

        assertThat(signs[Sign.EARNED.ordinal()]).isEqualTo(1);
        assertThat(signs[Sign.TOLD_IN.ordinal()]).isLessThan(1);
    }

    @Test
    void addsWhatWasToldBefore() {
        double[] signs = read("轻的会浮", "一样大的东西，重的会沉", ALL);

        assertThat(signs[Sign.TOLD_WORDS.ordinal()]).isLessThan(1);
        assertThat(signs[Sign.TOLD_WORDS_WINDOW.ordinal()]).isEqualTo(1);
    }

    @Test
    void readsAShortWordingBackwards() {
        LeakGate circuit = GateFixtures.gate("simple-circuit");
        Hiding hiding = new Hiding(circuit.texts(), circuit.readings());

        assertThat(hiding.fault("亮灯让能属金。", "亮灯让能属金。").map(Fault::kind)).isEqualTo(Optional.of(Fault.Kind.HIDDEN));
        assertThat(hiding.fault("金属能让灯亮。", "金属能让灯亮。")).isEmpty();
    }

    private static double[] read(String now, String before, Set<String> unearned) {
        double[] signs = new double[Sign.values().length];
        new ToldSigns(LEAKS.texts())
                .read(signs, new ToldSigns.Told(now, before, Bigrams.of(""), unearned), unearned, LEAKS.readings());
        return signs;
    }
}
