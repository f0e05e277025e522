package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "一樣大的東西 | 一样大的东西",
                "一\u200b样\u2060大 | 一样大",
                "一 样 大 的 | 一样大的",
                "一·样·大·重·的·沉 | 一样大重的沉",
                "ＡＢ１２ | AB12",
                "⼀样⼤ | 一样大",
                "重\u0336的\u0336沉 | 重的沉"
            })
    void takesTheDisguiseOff(String text, String plain) {
        assertThat(Folding.fold(text)).isEqualTo(plain);
    }

    @Test
    void leavesAListAsItIs() {
        assertThat(Folding.fold("红、绿、蓝三种")).isEqualTo("红、绿、蓝三种");
    }

    @Test
    void readsAFilledGapAsASentenceAndLeavesAnEmptyOne() {
        assertThat(Folding.unframed("（重）的__沉__。")).isEqualTo("重的沉。");
        assertThat(Folding.unframed("____ 的沉，（　）的浮。")).isEqualTo("____ 的沉，（　）的浮。");
    }

    @RepeatedTest(200)
    void changesNothingTheSecondTime(RepetitionInfo run) {
        String pieces = "一样大的東西 重\u200b沉·浮ＡｂＣ12３。，“”（）__\n\u0301\u3000…⼤é👍🏽\u202e";
        int[] points = pieces.codePoints().toArray();
        Random random = new Random(run.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        String folded = Folding.fold(text.toString());

        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }
}
