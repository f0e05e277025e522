package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;

class AuthoredLinesTest {

    /** A model that says the author's line word for word is never blocked, whatever the line is. */
    @Test
    void neverBlocksAnAuthoredLineThatIsTheTextOfTheTurn() {
        List<String> blocked = new ArrayList<>();
        int lines = 0;
        for (Inquiry inquiry : GateFixtures.CATALOG.inquiries()) {
            LeakGate leaks = GateFixtures.gate(inquiry.id());
            Set<String> unearned = GateFixtures.unearned(inquiry.id());
            for (String line : GuardedTexts.free(inquiry)) {
                lines++;
                TurnGate gate = new TurnGate(
                        leaks,
                        new TurnRules(
                                inquiry.locale(),
                                Stage.PRIMARY_LOWER,
                                line,
                                false,
                                List.of("先看这张表。"),
                                unearned,
                                List.of(),
                                List.of()));
                for (String sentence : line.split("(?<=[。？！])(?![”」])")) {
                    if (gate.judge(sentence) instanceof Verdict.Blocked fault) {
                        blocked.add(inquiry.id() + " " + fault + ": " + sentence);
                    }
                }
            }
        }

        assertThat(blocked).isEmpty();
        assertThat(lines).isGreaterThan(500);
    }
}
