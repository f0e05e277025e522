package org.qiwen.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.provider.FaultRow;
import org.qiwen.evaluation.provider.ScriptedProvider.Closed;

class FaultReportTest {
    @Test
    void saysForEachFaultWhatCameOfIt() {
        String report = FaultReport.markdown(List.of(
                row("429", "先看看。是什么颜色？", "AUTHORED", "RATE_LIMITED", 2, Closed.NOT, List.of()),
                row("silence", "看看。", "MODEL", "", 1, Closed.BY_CLIENT, List.of("it asks nothing")),
                row("refused", "先看看。是什么颜色？", "AUTHORED", "UNREACHABLE", 0, Closed.NOT, List.of())));

        assertThat(report.lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "| 429 | 先看看。是什么颜色？ | yes | AUTHORED (RATE_LIMITED) | 1 | 0 | 41 | 2 | 1 | nobody | yes |",
                        "| silence | 看看。 | no | MODEL | 1 | 0 | 41 | 1 | 1 | us | no: it asks nothing |",
                        "| refused | 先看看。是什么颜色？ | yes | AUTHORED (UNREACHABLE) | 1 | 0 | 41 | 0 | 0 | - | yes |",
                        "2 of 3 turns as promised.");
    }

    private static FaultRow row(
            String fault, String said, String path, String reason, int requests, Closed closed, List<String> wrong) {
        return new FaultRow(
                fault,
                said,
                path,
                reason,
                List.of(),
                1,
                0,
                Duration.ofMillis(41),
                requests,
                Math.min(requests, 1),
                closed,
                wrong);
    }
}
