package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortionTest {
    @Test
    void readsTogetherWhereNobodyWasLost() {
        assertThat(portion(file(1), file(2))).isEqualTo("now 1 2, later -, never -");
        assertThat(portion()).isEqualTo("now -, later -, never -");
    }

    @Test
    void readsOneByOneWhereAWorkerWasLostAtMany() {
        assertThat(portion(suspect(1), suspect(2), suspect(3))).isEqualTo("now 1, later -, never -");
    }

    @Test
    void putsOffAFileThatAWorkerWasLostAtAlone() {
        assertThat(portion(lost(1, 1), suspect(2), suspect(3))).isEqualTo("now 2, later 1, never -");
        assertThat(portion(lost(1, 1), file(2), file(3))).isEqualTo("now 2 3, later 1, never -");
    }

    @Test
    void triesItAgainWhenNoOtherIsLeft() {
        assertThat(portion(lost(1, 1))).isEqualTo("now 1, later -, never -");
        assertThat(portion(lost(1, 3))).isEqualTo("now 1, later -, never -");
        assertThat(portion(lost(1, 2), lost(2, 1))).isEqualTo("now 2, later -, never -");
        assertThat(portion(lost(1, 1), lost(2, 1))).isEqualTo("now 1, later -, never -");
    }

    @Test
    void givesUpAFileAndGoesOnWithTheOthers() {
        assertThat(portion(lost(1, 4), suspect(2))).isEqualTo("now 2, later -, never 1");
        assertThat(portion(lost(1, 4), lost(2, 1))).isEqualTo("now 2, later -, never 1");
        assertThat(portion(lost(1, 5))).isEqualTo("now -, later -, never 1");
    }

    private static String portion(JobFile... files) {
        Portion portion = Portion.of(Arrays.asList(files));
        return "now " + numbers(portion.now()) + ", later " + numbers(portion.later()) + ", never "
                + numbers(portion.never());
    }

    private static String numbers(List<JobFile> files) {
        return files.isEmpty()
                ? "-"
                : String.join(
                        " ",
                        files.stream()
                                .map(file -> Integer.toString(file.number()))
                                .toList());
    }

    private static JobFile file(int number) {
        return file(number, false, 0);
    }

    private static JobFile suspect(int number) {
        return file(number, true, 0);
    }

    private static JobFile lost(int number, int times) {
        return file(number, true, times);
    }

    private static JobFile file(int number, boolean withOthers, int alone) {
        return new JobFile(number, 1, "doc", "f", "x", 1, true, FileState.QUEUED, 0, null, null, withOthers, alone);
    }
}
