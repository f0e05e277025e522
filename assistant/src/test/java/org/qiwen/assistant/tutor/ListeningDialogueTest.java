package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Phase;

/** Places where a transcript, read aloud, showed a tutor who had not listened. */
class ListeningDialogueTest {
    private static final String BOOK = "根据教材：物体的密度小于液体的密度时上浮，大于液体的密度时下沉。 这是由于在一定条件下物质的性质所决定的，因此该现象具有普遍性。";

    /** A pupil of float-sink who is asked for the summary. */
    private static Talk atTheSummary() {
        Talk talk = Talk.afterObserving().say("一样大的时候，重的沉，轻的浮", "一样重的时候，大的浮，小的沉", "比同样大的水重就沉，比同样大的水轻就浮");
        assertThat(talk.state.phase()).isEqualTo(Phase.SUMMARISE);
        return talk;
    }

    @Test
    void praisesNoActThatFillingAGapHasNotShown() {
        Talk talk = Talk.about("rusting").pick("A").say("说不清楚").pick("record").say("乙杯锈了");
        while (!talk.move().equals("PROMPT")) {
            talk.say("不知道");
        }
        talk.pick("1");

        assertThat(talk.feedback()).isEqualTo("POSITIVE");
        assertThat(talk.text()).contains("空补对了").doesNotContain("每次只差一样");
    }

    @Test
    void hearsThatAPupilIsTiredBeforeItTells() {
        Talk talk = Talk.about("rusting").pick("A").say("说不清楚").pick("record").say("乙杯锈了");
        while (!talk.move().equals("PROMPT")) {
            talk.say("不知道");
        }
        talk.say("好烦");

        assertThat(talk.move()).isEqualTo("ASSERT");
        assertThat(talk.text()).startsWith("这一步确实绕");
    }

    @Test
    void praisesTheActOfWhoSaysItInOwnWords() {
        Talk talk = Talk.about("rusting").pick("A").say("说不清楚").pick("record").say("乙杯锈了");

        talk.say("要同时有水和空气才生锈，少一样就不锈");

        assertThat(talk.text()).contains("每次只差一样");
    }

    @Test
    void asksForOwnWordsWhenTheSummaryIsATextbooks() {
        Talk talk = atTheSummary().say(BOOK);
        assertThat(talk.move()).isEqualTo("SUMMARISE");
        assertThat(talk.text()).contains("你自己的话");

        talk.say(BOOK);
        assertThat(talk.move()).isEqualTo("EXIT_CHECK");
        assertThat(talk.text()).contains("照原样存下").doesNotContain("这是你自己的话");
        assertThat(talk.feedback()).isEqualTo("NEUTRAL");
        assertThat(talk.state.summary()).isEqualTo(BOOK);

        talk.say(BOOK);
        assertThat(talk.state.phase()).isEqualTo(Phase.DONE);
        assertThat(talk.exit().result()).isEqualTo(DialogueState.Exit.Result.UNSURE);
        assertThat(talk.text()).doesNotContain("谢谢你自己写完");
    }

    @Test
    void keepsNoSummaryThatOnlyRepeatsTheQuestion() {
        Talk talk = atTheSummary();
        String asked = talk.questions().isEmpty()
                ? talk.inquiry.summary().ask()
                : talk.questions().get(0);

        talk.say(asked).say(asked);

        assertThat(talk.move()).isEqualTo("EXIT_CHECK");
        assertThat(talk.state.summary()).isNull();
    }

    @Test
    void takesAQuestionForAQuestionAtTheSummary() {
        Talk talk = atTheSummary().say("那大船为什么不沉");

        assertThat(talk.move()).isEqualTo("SUMMARISE");
        assertThat(talk.text()).contains("问题墙");
        assertThat(talk.state.parked()).contains("那大船为什么不沉");
    }

    @Test
    void takesAProtestForNoSummary() {
        Talk talk = atTheSummary().say("你怎么老问");

        assertThat(talk.move()).isEqualTo("SUMMARISE");
        assertThat(talk.state.summary()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"你没看我写的", "给点提示", "看记录", "我就是这样想的", "我觉得就是这样", "好烦", "啊？"})
    void writesDownNoReasonThatIsNone(String text) {
        Talk talk = Talk.about("combustion").pick("A").say(text);

        assertThat(talk.state.reason()).isNull();
        assertThat(talk.move()).isEqualTo("SHOW_EVIDENCE");
    }

    @Test
    void takesTalkOfSomethingElseForNoExitAnswer() {
        Talk talk = atTheSummary().say("苹果比同样大的水轻，石子比同样大的水重").say("体育课要跑步");
        assertThat(talk.move()).isEqualTo("EXIT_CHECK");

        talk.say("我家猫昨天生了");
        assertThat(talk.state.phase()).isEqualTo(Phase.DONE);
        assertThat(talk.exit().result()).isEqualTo(DialogueState.Exit.Result.NOT_TAKEN);
    }

    @Test
    void hearsAnOptionThatIsNamedByAPartOfItsWords() {
        Talk talk = Talk.about("water-cycle").say("红色的吧？");

        assertThat(talk.state.choice()).isEqualTo("A");
        assertThat(talk.move()).isEqualTo("ASK_REASON");
    }

    @Test
    void keepsTheReasonOfWhoDidNotChoose() {
        Talk talk = Talk.about("float-sink").say("因为石头比较硬", "石头里面是实心的");

        assertThat(talk.move()).isEqualTo("SHOW_EVIDENCE");
        assertThat(talk.text()).contains("理由").doesNotContain("不猜");
    }

    @Test
    void givesTheRecordToWhoHasNothingAtHome() {
        Talk talk = Talk.about("float-sink").pick("B").say("说不清楚").say("我家没有石头");

        assertThat(talk.move()).isEqualTo("SHOW_EVIDENCE");
        assertThat(talk.state.phase()).isEqualTo(Phase.OBSERVE);
    }

    @Test
    void hearsWhatWasSeenInACryOfSurprise() {
        Talk talk = Talk.about("combustion").pick("A").say("说不清楚").say("变重了？怎么可能");

        assertThat(talk.state.phase()).isEqualTo(Phase.EXPLAIN);
        assertThat(talk.text()).startsWith("和你押的不一样");
    }

    @Test
    void hearsPinyinAsTheCharactersItStandsFor() {
        Talk typed = Talk.afterObserving().say("tamen dou yiyang da, zhongde chen qingde fu");
        Talk meant = Talk.afterObserving().say("它们都一样大，重的沉轻的浮");

        assertThat(typed.last().trace().assessment().expectations())
                .isEqualTo(meant.last().trace().assessment().expectations());
        assertThat(typed.move()).isEqualTo(meant.move());
    }

    @Test
    void findsWhatIsGraveInPinyinToo() {
        Talk talk = Talk.afterObserving().say("wo bu xiang huo le");

        assertThat(talk.move()).isEqualTo("SAFETY");
    }

    @Test
    void asksForChineseTwiceAtMost() {
        Talk talk = Talk.afterObserving().say("the water pushes the apple up");
        assertThat(talk.move()).isEqualTo("CLARIFY");
        assertThat(talk.hintLevel()).isZero();

        talk.say("there is air inside the apple");
        assertThat(talk.move()).isEqualTo("CLARIFY");
        talk.say("my keyboard has no chinese");
        assertThat(talk.move()).isEqualTo("HINT");
    }

    @Test
    void asksTheSameQuestionNotAgainWithAnotherBeginning() {
        Talk talk = Talk.afterObserving().say("重的沉，轻的浮").say("越重越沉，越轻越浮");

        assertThat(talk.turns.stream()
                        .filter(turn -> turn.trace().tutor().endsWith("这五块东西有什么是一样的？"))
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void namesWhatIsChangedForWhoNamedNothing() {
        Talk talk = Talk.about("bridge-design").pick("D").say("说不清楚", "放了四十多枚");
        talk.say("我们俩意见不一样。我：纸做不了桥。我同桌：平的放得少");

        assertThat(talk.text()).contains("形状").endsWith("两座各是几枚？");
    }
}
