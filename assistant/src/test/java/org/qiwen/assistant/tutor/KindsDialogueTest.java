package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.state.RoundNote;

/** What a dialogue does in a COMPUTE and in a DESIGN inquiry that it does not in others. */
class KindsDialogueTest {

    private static Talk observed(String inquiry, String choice, String result) {
        return Talk.about(inquiry).pick(choice).say("我猜的").say(result);
    }

    private static List<String> shown(Talk talk) {
        return talk.events(TurnEvent.Evidence.class).stream()
                .map(TurnEvent.Evidence::id)
                .toList();
    }

    @Test
    void judgesATypedPathByItsMap() {
        Talk talk = observed("shortest-route", "D", "A-C-D-E 是 7 分钟");
        assertThat(talk.text()).endsWith("A-C-B-E，各段是 3、1、4 分钟。全程几分钟？");

        talk.say("3+1+4=8");
        assertThat(talk.feedback()).isEqualTo("POSITIVE");
        assertThat(talk.text()).endsWith("从 A 到 D 哪条路最省时？");
        assertThat(shown(talk)).containsExactly("warm-map");

        talk.say("A-C-D");
        assertThat(talk.feedback()).isEqualTo("NOT_YET");
        assertThat(talk.text()).contains("A 和 C 之间没有直接的路");

        talk.say("从A到B再到C最后到D，8分钟");
        assertThat(talk.feedback()).isEqualTo("POSITIVE");
        assertThat(talk.target()).isEqualTo("sum-cost");
        assertThat(shown(talk)).containsExactly("four-ways");
    }

    @Test
    void pointsBackAtTheStepAfterAPathThatIsNotTheCheapest() {
        Talk talk = observed("shortest-route", "A", "算好了").say("八");

        talk.say("A-D 10分钟");
        assertThat(talk.move()).isEqualTo("HINT");
        assertThat(talk.text()).startsWith("一共有三条走法。");

        talk.say("A-B-D");
        assertThat(talk.move()).isEqualTo("PUMP");
        assertThat(talk.feedback()).isEqualTo("NOT_YET");
    }

    @Test
    void leadsThroughTwoRoundsOfADesign() {
        Talk talk = observed("bridge-design", "C", "平铺1枚，波浪40枚");
        assertThat(talk.text()).endsWith("你改什么，猜它能放几枚？");

        talk.say("改形状，猜20枚");
        assertThat(talk.text()).endsWith("两座各是几枚？");
        assertThat(talk.events(TurnEvent.Choices.class).get(0).options())
                .extracting(TurnEvent.Option::id)
                .containsExactly("record");

        talk.say("第一座41枚，第二座36枚");
        assertThat(shown(talk)).containsExactly("shapes");
        assertThat(talk.text()).endsWith("照这些数，你留下哪一种，凭的是哪个数？");

        talk.say("U形的，18枚");
        assertThat(talk.text()).contains("U 形，18 枚").endsWith("你看重的是哪一条标准？");

        talk.say("U形好折");
        assertThat(talk.target()).isEqualTo("fold-stiffer");
        assertThat(talk.state.rounds())
                .containsEntry("shape", new RoundNote("shape", "改形状，猜20枚", "第一座41枚，第二座36枚", "U形好折"));

        talk.say("折出棱就不容易弯，承得更多");
        assertThat(talk.state.idea("fold-stiffer").reached()).isTrue();
        assertThat(talk.text()).endsWith("凭第一轮的哪个数，你想改什么？");
    }

    @Test
    void asksForOneChangeAtATimeAndLendsTheRecordOfJustThat() {
        Talk talk = observed("bridge-design", "D", "看到了").say("改形状", "没有材料", "波浪的，45枚", "折出棱就不容易弯，承得更多");

        talk.say("棱高和张数都改");
        assertThat(talk.text()).endsWith("只留一样，你留哪个？");

        talk.say("跨度吧").pick("record");
        assertThat(shown(talk)).containsExactly("spans");

        talk.say("15厘米的，70枚");
        assertThat(talk.text()).startsWith("你用数说话，这样站得住。");
        assertThat(talk.target()).isEqualTo("span-weaker");
        assertThat(talk.state.rounds().values()).hasSize(2).allMatch(RoundNote::isDone);
    }
}
