package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.evaluation.metric.Repetition.Repeat;

class RepetitionTest {
    @Test
    void findsAQuestionAskedAgainBehindOtherWords() {
        List<Repeat> repeats =
                Repetition.ofQuestions(List.of("你猜会怎样？", "记下了。你看到了什么？", "没关系。哪个大？", "再看看，不着急。 你看到了什么 ?"));

        assertThat(repeats).containsExactly(new Repeat("再看看，不着急。 你看到了什么 ?".substring(9), 1, 3));
    }

    @Test
    void takesOtherWordsForAnotherQuestion() {
        assertThat(Repetition.ofQuestions(List.of("哪个大？", "哪个更大？", "写成一句话。", "写成一句话。")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'记下了。你是怎么想到的？', 你是怎么想到的？", "'对吗？那为什么？〔A〕',   那为什么？", "'Right. Why? Look.',     Why?"})
    void takesTheLastQuestionOfAText(String text, String question) {
        assertThat(Repetition.lastQuestion(text)).hasValue(question);
    }

    @Test
    void hasNoQuestionInAStatement() {
        assertThat(Repetition.lastQuestion("好，先到这里。")).isEmpty();
    }
}
