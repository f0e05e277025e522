package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionFrameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            左边比右边……的时候才交换？        | 大       | 左边比右边大的时候才交换
            和同样大的水比，蜡块是更……？      | 轻一点吧 | 和同样大的水比，蜡块是更轻一点
            路更长，蓝光……，剩下的是……？      | 没了，红的 | 路更长，蓝光没了，剩下的是红的
            用“一样大的时候……”开头            | 重的沉   | 一样大的时候重的沉
            哪种颜色的光更容易拐弯？          | 蓝的呗   | 蓝的的光更容易拐弯
            """)
    void putsTheReplyIntoTheGap(String question, String reply, String sentence) {
        assertThat(new QuestionFrame(Language.CHINESE, question).filled(reply)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            这两样一样重，为什么一个浮一个沉？ | 这两样一样重
            你发现了什么？                    | ''
            要是一样重呢？                    | ''
            是不是因为重才沉？                | ''
            """)
    void lendsOnlyWhatItStates(String question, String given) {
        assertThat(new QuestionFrame(Language.CHINESE, question).given()).isEqualTo(given);
    }
}
