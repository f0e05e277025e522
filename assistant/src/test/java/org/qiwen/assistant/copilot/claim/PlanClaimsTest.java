package org.qiwen.assistant.copilot.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.copilot.assemble.SamplePlans;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanClaimsTest {
    @ParameterizedTest
    @CsvSource({
        "把苹果和石子轻轻放进盆里。, false",
        "不拿自己的手表去试。, false",
        "先把两杯水放在窗台上。, false",
        "把冷水袋放在手上，热会从手传向水袋。, true",
        "取出的铁钉会慢慢生锈。, true",
        "不同的东西沉浮不一样。, true",
        "Put the apple and the pebble gently into the bowl., false",
        "Water boils at 100 degrees at sea level., true",
    })
    void takesInstructionsForNoClaims(String sentence, boolean claim) {
        assertThat(PlanClaims.isClaim(sentence)).isEqualTo(claim);
    }

    private static final String TEXT = "10 立方厘米的水，重 10 克。一样大的东西，重的会沉，轻的会浮。";

    @Test
    void saysWhereEachClaimStands() {
        LessonPlan plan = SamplePlans.floatSink();
        Passage passage = new Passage(
                "p1",
                "doc",
                "unit.md",
                "是沉还是浮",
                null,
                List.of(),
                0,
                TEXT.length(),
                TEXT,
                DocumentKind.COURSE_UNIT,
                Set.of(),
                null,
                Locale.forLanguageTag("zh-CN"),
                null,
                Nature.EVIDENCE);
        List<PlanClaims.Claim> claims = new PlanClaims().check(plan, List.of(passage));
        JsonNode json = JsonMapper.builder().build().valueToTree(plan);
        assertThat(claims).isNotEmpty().allSatisfy(claim -> {
            String text = json.at(claim.path()).asString();
            assertThat(text.substring(claim.start(), claim.end())).isEqualTo(claim.sentence());
        });
        assertThat(claims).anySatisfy(claim -> {
            assertThat(claim.sentence()).isEqualTo("10 立方厘米的水，重 10 克。");
            assertThat(claim.verdict()).isEqualTo(Verdict.SUPPORTED);
            assertThat(claim.passage()).isEqualTo("p1");
        });
        assertThat(claims).noneMatch(claim -> claim.sentence().contains("请"));
    }
}
