package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Phase;

/** How the tutor meets pupils who are not only right or wrong. */
class MannersOfPupilsTest {

    @Test
    void asksTwoPupilsOfTwoMindsForEvidenceInsteadOfJudging() {
        Talk talk = Talk.afterObserving().say("小明说重的会沉，我同桌说大的会沉");

        assertThat(talk.move()).isEqualTo("PEER_IDEA");
        assertThat(talk.text()).contains("证据").endsWith("？");
    }

    @Test
    void creditsWhatOneOfTwoPupilsSaysAndAsksTheOther() {
        Talk talk = Talk.afterObserving().say("小明：大的会沉。小雨：一样大的时候，重的沉，轻的浮");

        assertThat(talk.state.idea("same-size").reached()).isTrue();
        assertThat(talk.text()).contains("另一位");
    }

    @Test
    void doesNotTakeAnEchoForAQuestionOfThePupil() {
        Talk talk = Talk.afterObserving();
        String question = talk.questions().get(0);

        talk.say(question);

        assertThat(talk.state.parked()).isEmpty();
        assertThat(talk.move()).isEqualTo("PUMP");
        assertThat(talk.text()).endsWith("？").doesNotContain(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我们老师说就是这样的", "我爸爸讲过这个", "书上写的就是这样"})
    void neitherContradictsNorFollowsAnAuthority(String words) {
        Talk talk = Talk.afterObserving().say(words);

        assertThat(talk.feedback()).isEqualTo("NEUTRAL");
        assertThat(talk.last().trace().decision().reason()).contains("搬出老师");
        assertThat(talk.questions()).hasSize(1);
    }

    @Test
    void asksOneMoreTimeWithMoreEvidenceWhenABeliefIsInsistedOn() {
        Talk talk = Talk.about("float-sink").pick("A").say("重的就沉", "苹果浮着，石子沉到底了");
        assertThat(talk.move()).isEqualTo("CHALLENGE");

        talk.say("我还是觉得越重越容易沉");

        assertThat(talk.move()).isEqualTo("CHALLENGE");
        assertThat(talk.text()).doesNotContain("你换了一个想法");
    }

    @Test
    void asksForAGuessAsAClaimInsteadOfPuttingItOnTheWall() {
        Talk talk = Talk.afterObserving().say("是不是因为苹果里面有很多空气");

        assertThat(talk.state.parked()).isEmpty();
        assertThat(talk.feedback()).isEqualTo("NEUTRAL");
        assertThat(talk.text()).endsWith("？");
    }

    @Test
    void takesAGuessForNoReason() {
        Talk talk = Talk.about("float-sink").pick("A").say("我猜的");

        assertThat(talk.state.reason()).isNull();
    }

    @Test
    void takesAThreatToStopForARequest() {
        Talk talk = Talk.afterObserving().say("不说答案我就不做了");

        assertThat(talk.move()).isNotEqualTo("PAUSE");
    }

    @Test
    void saysTheOpenQuestionAgainToWhoComesBack() {
        Talk talk = Talk.afterObserving();
        String open = talk.state.asked().text();
        talk.say("先到这吧");
        assertThat(talk.move()).isEqualTo("PAUSE");

        talk.say("我来了");

        assertThat(talk.move()).isEqualTo("REPAIR");
        assertThat(talk.text()).endsWith(open);
    }

    @Test
    void answersWhoComesBackWithAnIdea() {
        Talk talk = Talk.afterObserving().say("先到这吧", "一样大的时候重的沉");

        assertThat(talk.state.idea("same-size").reached()).isTrue();
    }

    @Test
    void waitsForAnObservationThatTakesDaysAndGoesOnFromIt() {
        Talk talk = Talk.about("float-sink").pick("A").say("说不清楚").say("还没有变化，要等几天");
        assertThat(talk.state.phase()).isEqualTo(Phase.WAITING);
        assertThat(talk.move()).isEqualTo("PAUSE");

        talk.say("苹果浮着，石子沉到底了");

        assertThat(talk.state.phase()).isEqualTo(Phase.EXPLAIN);
    }

    @Test
    void thanksForOwningUpToMadeUpDataAndGivesARealRecord() {
        Talk talk = Talk.about("float-sink").pick("A").say("说不清楚").say("其实数据是我编的");

        assertThat(talk.events(TurnEvent.Evidence.class)).isNotEmpty();
        assertThat(talk.text()).endsWith("？");
        assertThat(talk.last().trace().decision().reason()).contains("实话");
    }

    @Test
    void offersASafeExperimentInPlaceOfADangerousOne() {
        Talk talk = Talk.afterObserving().say("我想用打火机点火试试");

        assertThat(talk.move()).isEqualTo("SAFETY");
        assertThat(talk.text())
                .contains(Objects.requireNonNull(talk.inquiry.experiment()).title());
    }

    @Test
    void readsAnExitAnswerThatSaysSomethingElseAsSuch() {
        Talk talk = Talk.afterObserving();
        while (talk.state.phase() != Phase.EXIT) {
            talk.say("嗯");
        }
        talk.say("重的就沉轻的就浮");

        assertThat(talk.exit().result()).isIn(DialogueState.Exit.Result.OTHER, DialogueState.Exit.Result.PART);
        assertThat(exit("因为里面有空气").exit().result()).isEqualTo(DialogueState.Exit.Result.OTHER);
        assertThat(exit("今天天气很好我也说不出什么来").exit().result())
                .isIn(DialogueState.Exit.Result.UNSURE, DialogueState.Exit.Result.NOT_TAKEN);
    }

    private static Talk exit(String answer) {
        Talk talk = Talk.afterObserving();
        while (talk.state.phase() != Phase.EXIT) {
            talk.say("嗯");
        }
        return talk.say(answer);
    }

    @Test
    void doesNotHoldAPastedReasonUpToThePupil() {
        String pasted = "物体的密度是指单位体积的质量，根据阿基米德原理，浸在液体中的物体受到向上的浮力，因此密度小于液体的物体总是上浮，这就是浮沉条件的全部内容。";
        Talk talk = Talk.about("float-sink").pick("A").say(pasted, "苹果浮着，石子沉到底了");
        while (talk.state.phase() != Phase.DONE) {
            talk.say("不知道");
        }

        assertThat(talk.text()).doesNotContain("阿基米德").endsWith("？");
    }

    @Test
    void givesABeginningAndSomethingToTapWhereThereIsMuchSupportAndNeitherWhereThereIsLittle() {
        Talk young = Talk.afterObserving().say("一样大的时候重的沉轻的浮");
        assertThat(young.state.support()).isEqualTo(2);
        assertThat(young.target()).isEqualTo("same-weight");
        assertThat(young.text()).contains("……");

        Talk old = Talk.about("newton-third");
        assertThat(old.state.support()).isEqualTo(1);
        old.pick("A").say("猜的", "看到了");
        assertThat(old.text()).doesNotContain("……”");
    }

    @Test
    void hearsATappedAnswerAsIfItWereTyped() {
        Talk talk = Talk.afterObserving().say("一样大的时候重的沉轻的浮", "不知道");
        assertThat(talk.target()).isEqualTo("same-weight");
        assertThat(talk.events(TurnEvent.Choices.class))
                .flatExtracting(TurnEvent.Choices::options)
                .extracting(TurnEvent.Option::id)
                .contains("蜡", "铁");

        talk.pick("蜡");

        assertThat(talk.feedback()).isEqualTo("POSITIVE");
    }
}
