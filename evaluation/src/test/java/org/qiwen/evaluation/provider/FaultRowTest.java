package org.qiwen.evaluation.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultRowTest {
    private static final String AUTHORED = "先记下了。现在先看看。是什么颜色？";
    private static final String ANSWER = "记下了。现在看看。是什么颜色？";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true,  MODEL,               记下了。|现在看看。|是什么颜色？,     -",
                "false, MODEL,               记下了。|现在看看。|是什么颜色？,     -",
                "false, AUTHORED,            先记下了。|现在先看看。|是什么颜色？, -",
                "false, MODEL_THEN_AUTHORED, 记下了。|是什么颜色？,                -",
                "true,  AUTHORED,            先记下了。|现在先看看。|是什么颜色？, a whole answer was not used",
                "false, AUTHORED,            记下了。|是什么颜色？,                other words than those of its path",
                "false, MODEL,               先记下了。|是什么颜色？,              other words than those of its path",
                "false, MODEL_THEN_AUTHORED, 先记下了。|是什么颜色？,              it does not begin as the model did",
                "false, MODEL_THEN_AUTHORED, 记下了。|为什么？,                    it does not end in the author's question",
                "false, MODEL_THEN_AUTHORED, 记下了。|现在看|是什么颜色？,         a sentence is not whole",
                "false, '',                  先记下了。|现在先看看。|是什么颜色？, the trace has no path",
            })
    void saysWhatIsWrong(boolean whole, String path, String pieces, String wrong) {
        List<String> found = FaultRow.judge(whole, path, AUTHORED, ANSWER, List.of(pieces.split("\\|")));

        if (wrong == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(wrong);
        }
    }

    @ParameterizedTest
    @CsvSource({"记下了。, it asks nothing", "'', it asks nothing"})
    void aTurnMustAsk(String words, String wrong) {
        assertThat(FaultRow.judge(false, "AUTHORED", AUTHORED, ANSWER, List.of(words)))
                .contains(wrong);
    }
}
