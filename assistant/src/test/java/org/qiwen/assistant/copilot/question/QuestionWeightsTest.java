package org.qiwen.assistant.copilot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.inquiry.Stage;

class QuestionWeightsTest {
    /** 风 speaks for any fault and for VAGUE, 水 against any; the rule speaks for any and for LEADING. */
    private static final QuestionWeights WEIGHTS = new QuestionWeights(GramWeights.of(List.of(
            "labels\tANY\tVAGUE\tLEADING",
            "shortest\t0",
            "border\t0.60\t0.90\t0.50",
            "constant\t-2.00\t-2.00\t-2.00",
            "风\t1.00\t6.00\t3.00\t0.00",
            "水\t1.00\t-6.00\t0.00\t0.00",
            "rule=LEADING\t0.50\t8.00\t0.00\t8.00")));

    @Test
    void namesTheLikeliestFaultOfAQuestionThatLooksFaulty() {
        assertThat(faults("风", Set.of(), Set.of())).containsExactly(Fault.VAGUE);
    }

    @Test
    void letsARuleSpeakButNotDecide() {
        assertThat(faults("风", Set.of(Fault.LEADING), Set.of())).containsExactly(Fault.LEADING);
        assertThat(faults("水", Set.of(Fault.LEADING), Set.of())).isEmpty();
    }

    @Test
    void keepsWhatIsCertain() {
        assertThat(faults("水", Set.of(Fault.UNSAFE), Set.of(Fault.UNSAFE))).containsExactly(Fault.UNSAFE);
    }

    @Test
    void weighsStageMarksAndWordsBesideThePieces() {
        assertThat(QuestionWeights.signs("How fast？ And why?", Stage.JUNIOR, Set.of(Fault.NOT_SINGLE)))
                .contains("rule=NOT_SINGLE", "stage=JUNIOR", "marks=2", "word=how", "word=why");
    }

    private static Set<Fault> faults(String question, Set<Fault> byRules, Set<Fault> certain) {
        return WEIGHTS.faults(question, Stage.JUNIOR, byRules, certain);
    }
}
