package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.dialogue.reading.Clause.Stance;

class ClauseSplitterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            重的会沉                          | ASSERTED
            重的会沉吗                        | ASKED
            重的会沉？                        | ASKED
            沉吧？                            | ASSERTED
            为什么重的会沉                    | ASKED
            是不是因为里面有空气              | ASKED
            有没有更快的办法                  | ASKED
            重的不一定沉                      | DENIED
            不是因为里面有空气                | DENIED
            光看重量不行                      | DENIED
            不能每次都换                      | DENIED
            难道重的就会沉                    | DENIED
            谁说重的就会沉                    | DENIED
            怎么可能浮                        | DENIED
            我以前以为重的会沉                | REPORTED
            我哥说水深就能浮                  | REPORTED
            网上说天是海的倒影                | REPORTED
            扫描一下就知道最小的是哪个        | ASSERTED
            谁重谁沉                          | ASSERTED
            不管轻还是重都会沉                | ASSERTED
            """)
    void saysWhatTheSpeakerDoes(String text, Stance stance) {
        assertThat(new ClauseSplitter(Language.CHINESE).split(text, false))
                .extracting(Clause::stance)
                .containsOnly(stance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            苹果大，所以它沉                  | ASSERTED,ASSERTED
            他说重的沉，我不同意              | DENIED,ASSERTED
            要是空气是蓝的，落日也该是蓝的    | DENIED,ASSERTED
            要是空气是蓝的，那屋里怎么不蓝    | DENIED,DENIED
            要是变重了，就会沉                | ASSERTED,ASSERTED
            不是因为大，而是因为重            | DENIED,ASSERTED,ASSERTED
            """)
    void readsClausesTogether(String text, String stances) {
        assertThat(new ClauseSplitter(Language.CHINESE).split(text, false))
                .extracting(clause -> clause.stance().name())
                .isEqualTo(List.of(stances.split(",")));
    }

    @ParameterizedTest
    @CsvSource({"是不是因为重才沉, ASSERTED", "为什么重的会沉, ASSERTED", "哪个会沉, ASKED", "他说重的会沉, ASSERTED"})
    void readsQuestionsAsStatementsWhenLookingForLeaks(String text, Stance stance) {
        assertThat(new ClauseSplitter(Language.CHINESE).split(text, true))
                .extracting(Clause::stance)
                .containsOnly(stance);
    }
}
