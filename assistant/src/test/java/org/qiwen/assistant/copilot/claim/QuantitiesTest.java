package org.qiwen.assistant.copilot.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "340 米/秒, 0.34 km/s",
        "1.0×10³ kg/m³, 1 g/cm³",
        "四分之三, 75%",
        "百分之二十一, 21%",
        "二十九天半, 29.5天",
        "1.7万米, 17千米",
        "四十摄氏度, 40 ℃",
        "一千四百年, 1400年",
        "1.01×10⁵ Pa, 101 kPa",
        "1.5 伏, 1500 毫伏",
        "200 cm³, 0.2 dm³",
        "3 000 米, 3 000 m",
    })
    void readsTheSameAmountInEitherForm(String one, String other) {
        assertThat(Tokens.of(one)).isEqualTo(Tokens.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "464 ℃, 464 K",
        "1500 米/秒, 1500 千米/时",
        "几厘米, 几千米",
        "4.2×10³ J, 4.2×10³ kJ",
        "两个, 三个",
        "0.03%, 0.3%",
    })
    void tellsAmountsApart(String one, String other) {
        assertThat(Tokens.of(one)).isNotEqualTo(Tokens.of(other));
    }

    @Test
    void leavesWordsThatLookLikeUnits() {
        assertThat(Tokens.of("玉米长在地里")).isEqualTo(List.of("玉", "米", "长", "里"));
    }

    @Test
    void roundsOnlyWhereTheSentenceSaysAbout() {
        List<String> text = Tokens.of("跨径 37.02 米");
        assertThat(Quantities.rounded("跨径约 37 米", Tokens.of("跨径 37 米"), text)).isEqualTo(text);
        assertThat(Quantities.rounded("跨径 37 米", Tokens.of("跨径 37 米"), text)).isNotEqualTo(text);
        assertThat(Quantities.rounded("跨径约 36 米", Tokens.of("跨径 36 米"), text)).isNotEqualTo(text);
        assertThat(Quantities.rounded("约 37 秒", Tokens.of("37 秒"), text)).isNotEqualTo(text);
    }
}
