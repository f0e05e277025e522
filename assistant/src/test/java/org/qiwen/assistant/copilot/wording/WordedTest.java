package org.qiwen.assistant.copilot.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.copilot.risk.HazardTable;

class WordedTest {
    private static final Portion PORTION = new Portion(
            Section.PROCESS,
            "",
            List.of(
                    new Item(1, "/a", "先不说谁对。我们让证据来回答。", List.of()),
                    new Item(2, "/b", "独立在任务单上选一项，再写一条理由", List.of()),
                    new Item(3, "/c", "和同桌互相说理由，只听不改", List.of())));
    private static final Acceptance ACCEPTANCE = new Acceptance(
            "zh-CN", GeneralWords.of("zh-CN"), new Statements(GeneralWords.of("zh-CN")), HazardTable.of("zh-CN"));

    @Test
    void judgesEachTextByItself() {
        Worded worded = of(Map.of(1, "先别急着说谁对。我们让证据来回答。", 2, "独立在任务单上选两项，再写一条理由", 3, "和同桌互相说理由，只听不改"));

        assertThat(worded.texts()).isEqualTo(Map.of("/a", "先别急着说谁对。我们让证据来回答。"));
        assertThat(worded.refused()).isEqualTo(Map.of(Refused.NUMBER, 1));
        assertThat(worded.outcome()).isEqualTo(Worded.Outcome.PARTLY);
        assertThat(worded.reason()).isEqualTo("NUMBER");
    }

    @Test
    void isWordedWhenAllThatChangedIsTaken() {
        Worded worded = of(Map.of(1, "先别急着说谁对。我们让证据来回答。"));

        assertThat(worded.outcome()).isEqualTo(Worded.Outcome.WORDED);
        assertThat(worded.reason()).isEmpty();
    }

    @Test
    void standsWhenNothingChangedOrNothingIsTaken() {
        assertThat(of(Map.of()).outcome()).isEqualTo(Worded.Outcome.KEPT);
        assertThat(of(Map.of()).reason()).isEqualTo("UNCHANGED");
        assertThat(of(Map.of(1, "先不说谁对。木头会浮。我们让证据来回答。")).outcome()).isEqualTo(Worded.Outcome.KEPT);
    }

    @Test
    void tellsOfASectionWhatOneOfItsRequestsMissed() {
        Worded all = Worded.all(List.of(of(Map.of(1, "先别急着说谁对。我们让证据来回答。")), Worded.failed(PORTION, "STALLED")));

        assertThat(all.offered()).isEqualTo(6);
        assertThat(all.outcome()).isEqualTo(Worded.Outcome.PARTLY);
        assertThat(all.reason()).isEqualTo("STALLED");
    }

    private static Worded of(Map<Integer, String> texts) {
        return Worded.of(PORTION, new Answer(texts, ""), ACCEPTANCE);
    }
}
