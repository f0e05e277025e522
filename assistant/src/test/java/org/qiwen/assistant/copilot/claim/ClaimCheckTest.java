package org.qiwen.assistant.copilot.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.measure.ClaimReport;

class ClaimCheckTest {
    private static final List<String> PASSAGES =
            List.of("大理岩由石灰岩变质而成，滴上稀盐酸会冒气泡。并非所有金属都能被磁铁吸引。", "10 立方厘米的水，重 10 克。食醋 pH 约为 3，柠檬汁约为 2。");

    private final ClaimCheck check = new ClaimCheck();

    @ParameterizedTest
    @CsvSource({
        "大理岩由石灰岩变质而成。, SUPPORTED",
        "大理岩是由石灰岩变质而成的。, SUPPORTED",
        "石灰岩由大理岩变质而成。, UNSUPPORTED",
        "所有金属都能被磁铁吸引。, UNSUPPORTED",
        "食醋 pH 约为 5。, CONTRADICTED",
        "食醋 pH 约为 3。, SUPPORTED",
        "大理岩的硬度比玻璃小得多。, UNSUPPORTED"
    })
    void readsNumbersOrderAndDenial(String sentence, Verdict verdict) {
        assertThat(check.check(sentence, PASSAGES).verdict()).isEqualTo(verdict);
    }

    @Test
    void anAlsoDeniesNothing() {
        List<String> passages = List.of("抗生素要医生开；不自己加量，也不拿自己的药给别人吃。");
        assertThat(check.check("不拿自己的药给别人吃。", passages).verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void quotesThePassageThatDecides() {
        Finding finding = check.check("食醋 pH 约为 5。", PASSAGES);
        assertThat(finding.passage()).isEqualTo(1);
        assertThat(finding.quote()).contains("食醋 pH 约为 3");
        assertThat(finding.differs()).isEqualTo("5");
    }

    @Test
    void supportsNothingOutOfNothing() {
        assertThat(check.check("水在 100℃沸腾。", List.of()).verdict()).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(check.check("，。", PASSAGES).verdict()).isEqualTo(Verdict.UNSUPPORTED);
    }

    /** A wrong sentence that looks checked is worse than a right one that does not. */
    @Test
    void neverSupportsALabelledContradiction() throws IOException {
        for (String locale : List.of("zh-CN", "en")) {
            ClaimReport report = new ClaimReport()
                    .measure(ClaimReport.read(Path.of("src/test/resources/copilot/claims", locale + ".yaml")));
            assertThat(report.count(Verdict.CONTRADICTED, Verdict.SUPPORTED))
                    .as(locale)
                    .isZero();
            assertThat(report.precision(Verdict.SUPPORTED)).as(locale).isGreaterThanOrEqualTo(0.9);
            assertThat(report.count(Verdict.SUPPORTED, Verdict.SUPPORTED))
                    .as(locale)
                    .isPositive();
        }
    }
}
