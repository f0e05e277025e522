package org.qiwen.assistant.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {

    @ParameterizedTest
    @CsvSource({
        "PRIMARY_LOWER, 40, 3, true",
        "PRIMARY_MIDDLE, 60, 3, true",
        "PRIMARY_UPPER, 80, 2, true",
        "JUNIOR, 120, 1, false",
        "SENIOR, 160, 1, false"
    })
    void limitsLengthAndStartsWithScaffolding(Stage stage, int characters, int support, boolean primary) {
        assertThat(stage.maxCharacters()).isEqualTo(characters);
        assertThat(stage.startingSupport()).isEqualTo(support);
        assertThat(stage.isPrimary()).isEqualTo(primary);
    }

    @Test
    void reachesItsOwnAndEarlierStagesOnly() {
        assertThat(Stage.JUNIOR.reaches(Stage.JUNIOR)).isTrue();
        assertThat(Stage.JUNIOR.reaches(Stage.PRIMARY_UPPER)).isTrue();
        assertThat(Stage.JUNIOR.reaches(Stage.SENIOR)).isFalse();
    }
}
