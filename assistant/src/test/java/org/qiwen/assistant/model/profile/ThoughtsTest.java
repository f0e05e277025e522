package org.qiwen.assistant.model.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThoughtsTest {
    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("你好", "你好"),
                Arguments.of("<think>光……</think>你好", "你好"),
                Arguments.of("<think>\n光\n</think>\n\n你好", "你好"),
                Arguments.of("<THINK>光</THINK>你好", "你好"),
                Arguments.of("你<think>光</think>好", "你好"),
                Arguments.of("<thinking>a <b> </think> c</thinking>你好", "你好"),
                Arguments.of("<think></think>你好", "你好"),
                Arguments.of("<think>光", ""),
                Arguments.of("a < b，b <c，<thin，<think >", "a < b，b <c，<thin，<think >"),
                Arguments.of("完了 <thi", "完了 <thi"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void areTakenOutHoweverTheStreamIsCut(String answer, String shown) {
        for (int size = 1; size <= answer.length(); size++) {
            Thoughts thoughts = new Thoughts();
            StringBuilder out = new StringBuilder();
            for (int from = 0; from < answer.length(); from += size) {
                out.append(thoughts.accept(answer.substring(from, Math.min(answer.length(), from + size))));
            }
            out.append(thoughts.end());
            assertThat(out.toString()).as("in pieces of %s", size).isEqualTo(shown);
            assertThat(thoughts.leaked()).isFalse();
        }
    }

    /** A chat template may open the thought itself. */
    @Test
    void withoutABeginningAreHiddenWhileNothingWasShown() {
        Thoughts thoughts = new Thoughts();

        assertThat(thoughts.accept("</think>你好")).isEqualTo("你好");
        assertThat(thoughts.leaked()).isFalse();
    }

    @Test
    void withoutABeginningAreNoticedAfterSomethingWasShown() {
        Thoughts thoughts = new Thoughts();
        thoughts.accept("光被散射");

        assertThat(thoughts.accept("</think>你好")).isEqualTo("你好");
        assertThat(thoughts.leaked()).isTrue();
    }
}
