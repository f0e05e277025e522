package org.qiwen.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.pupil.PupilFigures;

class PupilReportTest {
    private static final PupilFigures FIGURES = new PupilFigures(
            List.of(9, 7, 11),
            50,
            9,
            Map.of("FREE", 2, "AFTER_HINT_1", 3, "TOLD", 1),
            3,
            2,
            List.of(new PupilFigures.Fault(PupilFigures.Kind.JUST_SAID, "KNOWS float-sink turn 4", "蜡 → 哪个浮？")));

    @Test
    void printsMedianReachedIdeasAndShares() {
        String table = PupilReport.table(Map.of("KNOWS", FIGURES));

        assertThat(table.lines().toList().get(2))
                .contains("| KNOWS | 3         | 9     | 11  | 5 of 9        | free 2, hint_1 3, told 1 |")
                .contains("1 (2.0 %)");
        assertThat(table.lines()).hasSize(4);
    }

    @Test
    void showsFaultsInWords() {
        assertThat(PupilReport.faults(FIGURES, 1)).isEqualTo("- JUST_SAID · KNOWS float-sink turn 4: 蜡 → 哪个浮？\n");
        assertThat(PupilReport.faults(FIGURES, 0)).isEmpty();
    }
}
