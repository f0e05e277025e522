package org.qiwen.assistant.measure.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanFiguresTest {
    @Test
    void givesSecondsByNearestRank() {
        List<PlanRun.Made> made = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> new PlanRun.Made("pdf", Duration.ofMillis(10L * i), Duration.ofMillis(100L * i), 1))
                .toList();
        assertThat(PlanFigures.row(10, "pdf", made))
                .isEqualTo("| 10 | pdf | 20 | 0.10 | 0.19 | 1.00 | 1.90 | 1.10 | 2.09 | 2.20 |%n".formatted());
    }
}
