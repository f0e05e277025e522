package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.policy.Decision;
import org.qiwen.assistant.dialogue.policy.Move;
import org.qiwen.assistant.dialogue.policy.Saying;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;

class RealiserTest {
    private static final Inquiry INQUIRY = Talk.about("float-sink").inquiry;
    private static final DialogueState STATE = DialogueState.start(INQUIRY, Stage.PRIMARY_UPPER);
    private static final Realiser REALISER = new Realiser(Talk.WORDING, Talk.TUTOR.gate(INQUIRY), Language.CHINESE);

    @Test
    void putsTheQuestionLastAndRemembersWhatWasSaid() {
        Realiser.Worded worded = word(
                Move.PUMP,
                Saying.authored("q", "你看到了什么？"),
                Saying.template("listen.part"),
                Saying.authored("a", "看得仔细。"));

        assertThat(worded.lead()).containsExactly("对，就是这里。", "看得仔细。");
        assertThat(worded.ask()).containsExactly("你看到了什么？");
        assertThat(worded.said()).contains("q", "a", "listen.part#0");
    }

    @Test
    void leavesOutJoiningWordsFirstWhenATurnIsTooLong() {
        String long70 = "看".repeat(69) + "。";

        Realiser.Worded worded = word(
                Move.PUMP, Saying.authored("q", "你看到了什么？"), Saying.template("dont_know"), Saying.authored("a", long70));

        assertThat(worded.lead()).containsExactly(long70);
    }

    @Test
    void doesNotShortenASummary() {
        Realiser.Worded worded =
                word(Move.SUMMARISE, Saying.authored("q", "看".repeat(90) + "？"), Saying.template("summary.lead"));

        assertThat(worded.lead()).hasSize(1);
    }

    @Test
    void leavesOutALeadThatGivesAnIdeaAway() {
        Realiser.Worded worded =
                word(Move.PUMP, Saying.authored("q", "你看到了什么？"), Saying.authored("leak", "一样大的时候，重的沉，轻的浮。"));

        assertThat(worded.text()).isEqualTo("你看到了什么？");
        assertThat(worded.gate()).singleElement().asString().contains("same-size");
    }

    @Test
    void replacesAQuestionThatGivesAnIdeaAway() {
        Realiser.Worded worded = word(Move.PUMP, Saying.authored("q", "是不是一样大的时候，重的就沉？"));

        assertThat(worded.text()).isEqualTo("先看看手上的证据，你看到了什么？");
        assertThat(worded.gate()).hasSize(1);
    }

    @Test
    void saysFixedWordsWhateverStandsBeforeThem() {
        Realiser.Worded worded = word(Move.SAFETY, null, Saying.template("safety.distress"));

        assertThat(worded.text()).contains("12355");
    }

    private static Realiser.Worded word(Move move, @Nullable Saying ask, Saying... lead) {
        Decision decision = new Decision(
                move, null, 0, null, "试", List.of(lead), List.of(), false, ask, List.of(), false, null, List.of());
        return REALISER.word(decision, STATE, List.of());
    }
}
