package org.qiwen.assistant.copilot.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewritesTest {
    private final ClaimCheck check = new ClaimCheck();

    @ParameterizedTest
    @CsvSource({
        "铁棒比木棒热, 木棒没有铁棒热",
        "铁棒比木棒重, 木棒比铁棒轻",
        "木棒没有铁棒热, 铁棒比木棒热",
        "变化越慢，电流越小, 变化越快，电流越大",
        "蝗虫被青蛙吃, 青蛙吃蝗虫",
        "青蛙吃蝗虫, 蝗虫被青蛙吃",
    })
    void saysTheSameTheOtherWayRound(String sentence, String same) {
        assertThat(Rewrites.of(sentence)).contains(sentence, same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"铁棒并不比木棒热", "水在 100 ℃沸腾", "蝗虫不会被青蛙吃", "变化越慢，电流不一定越小"})
    void leavesWhatItDoesNotUnderstand(String sentence) {
        assertThat(Rewrites.of(sentence)).containsExactly(sentence);
    }

    @Test
    void supportsNoTurnedTwin() {
        List<String> passages = List.of("青蛙吃蝗虫。磁通量变化越快，感应电动势越大。铁棒比木棒热。");
        assertThat(check.check("蝗虫被青蛙吃。", passages).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(check.check("磁通量变化越慢，感应电动势越小。", passages).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(check.check("木棒没有铁棒热。", passages).verdict()).isEqualTo(Verdict.SUPPORTED);
        for (String wrong : List.of("蝗虫吃青蛙。", "青蛙被蝗虫吃。", "磁通量变化越慢，感应电动势越大。", "铁棒没有木棒热。", "木棒比铁棒热。")) {
            assertThat(check.check(wrong, passages).verdict()).as(wrong).isNotEqualTo(Verdict.SUPPORTED);
        }
    }
}
