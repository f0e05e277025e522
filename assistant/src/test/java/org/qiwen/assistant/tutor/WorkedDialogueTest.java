package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.Credit;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Phase;

/** The worked dialogue of the tutoring notes, section 1, turn by turn. */
class WorkedDialogueTest {

    @Test
    void playsTheWorkedDialogue() {
        Talk talk = Talk.about("float-sink");

        talk.pick("A");
        assertTurn(talk, "ASK_REASON", "NEUTRAL");
        assertThat(talk.state.choice()).isEqualTo("A");

        talk.say("因为苹果重啊 石子那么轻肯定漂着");
        assertTurn(talk, "SHOW_EVIDENCE", "NEUTRAL");
        assertThat(talk.state.beliefs()).containsKey("heavy-sinks");

        talk.say("试了！！苹果居然漂着 石子一下就沉了");
        assertTurn(talk, "CHALLENGE", "NEUTRAL");
        assertThat(talk.text()).startsWith("和你猜的不一样。").endsWith("只看轻重，说得通吗？");

        talk.say("说不通…那可能是苹果里面有空气");
        assertTurn(talk, "CHALLENGE", "NEUTRAL");
        assertThat(talk.text()).startsWith("你换了一个想法，而且它能检验。");
        assertThat(talk.belief("heavy-sinks").status()).isEqualTo(BeliefState.Status.WEAKENED);

        talk.say("浮吧 蜡烛好像是浮的");
        assertTurn(talk, "PUMP", "POSITIVE");
        assertThat(talk.events(TurnEvent.Evidence.class))
                .extracting(TurnEvent.Evidence::id)
                .containsExactly("wax-solid", "same-size");
        assertThat(talk.belief("air-floats").status()).isEqualTo(BeliefState.Status.WEAKENED);

        talk.say("轻的浮重的沉啊 我没说错吧");
        assertTurn(talk, "PUMP", "PARTLY");
        assertThat(talk.text()).isEqualTo("在这张表里，确实是轻的浮、重的沉。可苹果和石子那次不灵。再看看：这五块东西有什么是一样的？");

        talk.say("哦 表里都是一样大的");
        assertTurn(talk, "PUMP", "POSITIVE");
        assertThat(talk.state.idea("same-size").reached()).isTrue();
        assertThat(talk.target()).isEqualTo("same-weight");

        talk.say("不知道");
        assertTurn(talk, "HINT", "NONE");
        assertThat(talk.hintLevel()).isEqualTo(1);

        talk.say("蜡");
        assertTurn(talk, "HINT", "POSITIVE");

        talk.say("一样重的时候大的容易浮  那铁船为啥不沉");
        assertTurn(talk, "PUMP", "POSITIVE");
        assertThat(talk.credit("same-weight")).isGreaterThanOrEqualTo(Credit.AFTER_HINT_1);
        assertThat(talk.text()).contains("问题墙");
        assertThat(talk.state.parked()).containsExactly("那铁船为啥不沉");

        talk.say("你直接告诉我答案吧 同学都做完了");
        assertTurn(talk, "HINT", "NONE");
        assertThat(talk.target()).isEqualTo("same-water");

        talk.say("9克和17克");
        assertTurn(talk, "HINT", "POSITIVE");

        talk.say("比水重就沉");
        assertTurn(talk, "PUMP", "PARTLY");
        assertThat(talk.text()).isEqualTo("“跟水比”，这一步很关键。可一大盆水比石子重多了，石子照样沉。那应该跟多少水比才公平？");

        talk.say("我不是说了吗 跟它一样大的水 比它重就沉 比它轻就浮");
        assertTurn(talk, "SUMMARISE", "POSITIVE");
        assertThat(talk.done().reached()).isEqualTo(3);

        talk.say("苹果虽然重 但它比同样大的水轻 所以浮 石子比同样大的水重 所以沉");
        assertTurn(talk, "EXIT_CHECK", "POSITIVE");

        talk.say("沙子越装越重 瓶子没变大 比同样大的水重了就沉");
        assertThat(talk.state.phase()).isEqualTo(Phase.DONE);
        assertThat(talk.exit().result()).isEqualTo(DialogueState.Exit.Result.FULL);
        assertThat(talk.done().card()).startsWith("判断沉浮");
        assertThat(talk.text()).contains("你一开始猜的是“苹果沉，石子浮”，理由是“因为苹果重啊 石子那么轻肯定漂着”");
    }

    private static void assertTurn(Talk talk, String move, String feedback) {
        assertThat(talk.move()).as(talk.text()).isEqualTo(move);
        assertThat(talk.feedback()).as(talk.text()).isEqualTo(feedback);
    }
}
