package org.qiwen.assistant.dialogue.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.solve.CaseCheck.Verdict;
import org.qiwen.assistant.inquiry.Inquiry.Case;
import org.qiwen.assistant.inquiry.Inquiry.Case.Check;

class CaseCheckTest {
    private static final List<String> ROADS =
            List.of("A-B:9", "A-C:3", "B-C:1", "B-D:5", "C-D:2", "C-E:7", "D-E:2", "B-E:4");
    private static final Case CHEAPEST = given(ROADS, Check.PATH_COST, "A", "C", "D", "E");
    private static final Case SETTLED = given(ROADS, Check.ORDER, "A", "C", "B", "D", "E");
    private static final Case SUM = given(List.of("3", "2", "2"), Check.PATH_COST, "7");
    private static final Case ORDER = given(List.of("4", "2", "5", "1", "3"), Check.ORDER, "2", "4", "1", "3", "5");
    private static final Case COUNT = given(List.of("1", "2"), Check.COUNT, "4");

    private static Case given(List<String> given, Check check, String... expected) {
        return new Case("c", given, check, "？", List.of(expected), "idea", null, "看一看");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A-C-D-E                           | RIGHT
            a→c→d→e                           | RIGHT
            A -> C -> D -> E                  | RIGHT
            Ａ－Ｃ－Ｄ－Ｅ                    | RIGHT
            ACDE                              | RIGHT
            走acde吧                          | RIGHT
            A C D E                           | RIGHT
            A、C、D、E                        | RIGHT
            先A再C，然后D，最后到E            | RIGHT
            从A到C再到D再到E                  | RIGHT
            从 A 经过 C、D 到 E               | RIGHT
            A-C-D-E，一共7分钟                | RIGHT
            A-C-D-E 3+2+2=7                   | RIGHT
            A-C-D-E 是 8 分钟                 | WRONG_SUM
            7                                 | RIGHT
            七分钟                            | RIGHT
            8分钟                             | WRONG
            A-C-E                             | WRONG
            A-C-B-E                           | WRONG
            不是A-C-E，A-C-D-E                | RIGHT
            A-C-E是10，所以走A-C-D-E          | RIGHT
            A-C-E或者A-C-D-E                  | UNREAD
            A-D-E                             | NO_ROAD
            C-D-E                             | OTHER_ENDS
            先A再C                            | OTHER_ENDS
            不知道                            | UNREAD
            最短的那条                        | UNREAD
            """)
    void readsAPathAndComparesItWithTheCheapest(String text, Verdict verdict) {
        assertThat(CaseCheck.check(CHEAPEST, text).verdict()).isEqualTo(verdict);
    }

    @Test
    void namesTheRoadThatIsNotThere() {
        assertThat(CaseCheck.check(CHEAPEST, "a-d-e")).isEqualTo(new CaseCheck.Checked(Verdict.NO_ROAD, "A", "D"));
        assertThat(CaseCheck.check(CHEAPEST, "a-c")).isEqualTo(new CaseCheck.Checked(Verdict.OTHER_ENDS, "A", "E"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A C B D E                         | RIGHT
            先定C，再定B，然后D，最后E        | RIGHT
            C-B-D-E                           | RIGHT
            A-C-D-B-E                         | WRONG
            """)
    void readsTheOrderInWhichPlacesAreSettled(String text, Verdict verdict) {
        assertThat(CaseCheck.check(SETTLED, text).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                                 | RIGHT
            ７分钟                            | RIGHT
            七                                | RIGHT
            3+2+2=7                           | RIGHT
            3加2加2等于7                      | RIGHT
            3加2加2是7                        | RIGHT
            3+2+2                             | UNREAD
            6                                 | WRONG
            """)
    void readsASum(String text, Verdict verdict) {
        assertThat(CaseCheck.check(SUM, text).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 4 1 3 5                         | RIGHT
            24135                             | RIGHT
            2-4-1-3-5                         | RIGHT
            2，4，1，3，5                     | RIGHT
            二四一三五                        | RIGHT
            1 2 3 4 5                         | WRONG
            我不知道                          | UNREAD
            """)
    void readsAnOrder(String text, Verdict verdict) {
        assertThat(CaseCheck.check(ORDER, text).verdict()).isEqualTo(verdict);
        boolean read = !TypedAnswer.order(Normaliser.normalise(text)).isEmpty();
        assertThat(read).isEqualTo(verdict != Verdict.UNREAD);
    }

    @Test
    void readsACount() {
        assertThat(CaseCheck.check(COUNT, "4次").verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(CaseCheck.check(COUNT, "5").verdict()).isEqualTo(Verdict.WRONG);
        assertThat(CaseCheck.check(COUNT, "4还是5").verdict()).isEqualTo(Verdict.UNREAD);
    }

    @Test
    void findsACaseThatExpectsSomethingElseThanItGives() {
        assertThat(CaseCheck.problems(CHEAPEST)).isEmpty();
        assertThat(CaseCheck.problems(SETTLED)).isEmpty();
        assertThat(CaseCheck.problems(SUM)).isEmpty();
        assertThat(CaseCheck.problems(ORDER)).isEmpty();
        assertThat(CaseCheck.problems(COUNT)).isEmpty();
        assertThat(CaseCheck.problems(given(ROADS, Check.PATH_COST, "A", "C", "E")))
                .singleElement()
                .asString()
                .contains("cheapest path is [a, c, d, e]");
        assertThat(CaseCheck.problems(given(ROADS, Check.PATH_COST, "A", "D", "E")))
                .isNotEmpty();
        assertThat(CaseCheck.problems(
                        given(List.of("A-B:1", "A-C:1", "B-D:1", "C-D:1"), Check.PATH_COST, "A", "B", "D")))
                .singleElement()
                .asString()
                .startsWith("has two cheapest paths");
        assertThat(CaseCheck.problems(given(ROADS, Check.ORDER, "A", "C", "D", "B", "E")))
                .isNotEmpty();
        assertThat(CaseCheck.problems(given(List.of("3", "2"), Check.PATH_COST, "6")))
                .isNotEmpty();
        assertThat(CaseCheck.problems(given(List.of("3", "2"), Check.ORDER, "2", "2")))
                .isNotEmpty();
        assertThat(CaseCheck.problems(given(List.of("3", "2"), Check.COUNT, "zwei")))
                .isNotEmpty();
    }
}
