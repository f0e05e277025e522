package org.qiwen.ingestion.embed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenEstimateTest {
    @Test
    void countsChineseByCharacterAndWordsByFourLetters() {
        assertThat(TokenEstimate.starts("浮力 is 3.5 N")).containsExactly(0, 1, 3, 6, 7, 8, 10);
        assertThat(TokenEstimate.starts("buoyancy")).containsExactly(0, 4);
        assertThat(TokenEstimate.starts("𠮷水")).containsExactly(0, 2);
        assertThat(TokenEstimate.starts(" \n")).isEmpty();
    }
}
