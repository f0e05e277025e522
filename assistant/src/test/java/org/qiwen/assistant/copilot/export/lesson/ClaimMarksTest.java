package org.qiwen.assistant.copilot.export.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.claim.PlanClaims.Claim;
import org.qiwen.assistant.copilot.claim.Verdict;
import org.qiwen.assistant.copilot.export.Run;
import org.qiwen.assistant.copilot.export.RunStyle;

class ClaimMarksTest {
    private static final String WORDS = "木块浮在水面。铁块也浮在水面。冰比水轻。";

    private final Marks marks = new ClaimMarks(List.of(
            claim(14, "冰比水轻。", Verdict.UNSUPPORTED),
            claim(0, "木块浮在水面。", Verdict.SUPPORTED),
            claim(7, "铁块也浮在水面。", Verdict.CONTRADICTED)));

    @Test
    void marksEachSentenceWhereItStands() {
        assertThat(marks.text("/board/evidence/0", WORDS.replace("。冰", "。 冰")).runs())
                .extracting(Run::text, Run::style)
                .containsExactly(
                        tuple("木块浮在水面。", RunStyle.PLAIN),
                        tuple("铁块也浮在水面。", RunStyle.CONTRADICTED),
                        tuple(" 冰比水轻。", RunStyle.PLAIN));
    }

    @Test
    void leavesOtherTextsAlone() {
        assertThat(marks.text("/board/evidence/1", WORDS).runs())
                .extracting(Run::style)
                .containsOnly(RunStyle.PLAIN);
        assertThat(marks.text("/board/evidence/0", "").plain()).isEmpty();
    }

    private static Claim claim(int start, String sentence, Verdict verdict) {
        return new Claim(
                "board", "/board/evidence/0", start, start + sentence.length(), sentence, verdict, "", null, "", null);
    }
}
