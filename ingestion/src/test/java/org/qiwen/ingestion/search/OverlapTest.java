package org.qiwen.ingestion.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OverlapTest {
    @Test
    void countsPairsAndWordsThatSayWhatAQuestionIsAbout() {
        assertThat(Overlap.units("为什么铁块会沉到水底？")).containsExactly("铁块", "水底");
        assertThat(Overlap.units("What is CO₂?")).containsExactly("co2");
        assertThat(Overlap.units("是吗")).isEmpty();
    }

    @Test
    void isTheShareOfThemThatThePassageHas() {
        assertThat(Overlap.share("铁块浮力", "铁块受到向上的力")).isCloseTo(1.0 / 4, within(1e-9));
        assertThat(Overlap.share("鐵塊", "铁块")).isEqualTo(0.5);
        assertThat(Overlap.share("？？", "铁块")).isZero();
    }
}
