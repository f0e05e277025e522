package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.ingestion.embed.SimplifiedChinese;

class FoldingTest {
    private static final String PIECES =
            "一样大的東西 重\u200b沉·浮ＡｂＣ12３。，“”（）__\n\t\u0301\u3000…⼤é👍🏽\u202e\u2800\uFFA0ゕ\u3099";
    private static final Pattern GAP = Pattern.compile("(?<=\\p{IsHan})[\\s\\x{200B}]+(?=\\p{IsHan})");
    private static final Pattern SPELLED = Pattern.compile(
            "(?<!\\p{IsHan})\\p{IsHan}(?:[^\\p{IsHan}\\p{L}\\p{N}。！？!?\\n]{1,3}\\p{IsHan}(?!\\p{IsHan})){3,}");

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
        String folded = Folding.fold(text(new Random(run.getCurrentRepetition())));

        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }

    @Test
    void looksAtCharactersAsExpressionsWould() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);

            assertThat(Folding.fold(text)).as(text).isEqualTo(byExpressions(text));
        }
    }

    @Test
    void foldsAuthoredTextsAsExpressionsWould() {
        assertThat(GateFixtures.CATALOG.all("zh-CN"))
                .flatExtracting(GuardedTexts::free)
                .hasSizeGreaterThan(1_000)
                .allSatisfy(text -> assertThat(Folding.fold(text)).isEqualTo(byExpressions(text)));
    }

    private static String text(Random random) {
        int[] points = PIECES.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            boolean any = random.nextInt(40) == 0;
            text.appendCodePoint(any ? random.nextInt(0x3200) : points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    /** How it was written first. */
    private static String byExpressions(String text) {
        String plain = GAP.matcher(SimplifiedChinese.of(Folding.bare(text))).replaceAll("");
        return SPELLED.matcher(plain).replaceAll(m -> m.group().replaceAll("[^\\p{IsHan}]+", ""));
    }
}
