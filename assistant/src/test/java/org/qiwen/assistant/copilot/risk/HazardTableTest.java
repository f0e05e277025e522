package org.qiwen.assistant.copilot.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HazardTableTest {
    private static final HazardTable TABLE = HazardTable.of("zh-CN");

    private static List<String> in(String part, String whole) {
        return TABLE.in(part, whole).stream().map(hit -> hit.hazard().id()).toList();
    }

    @Test
    void seesNoHeatInACoilWithoutABattery() {
        String without = "线圈接灵敏电流计，没有电池。把磁铁插进线圈。";
        assertThat(in(without, without)).containsExactly("bar-magnets");
        String with = "甲线圈接电池和开关，乙线圈接电流计。";
        assertThat(in(with, with)).contains("coil-on-battery", "dry-cell");
    }

    @Test
    void keepsBarMagnetsAndNeodymiumApart() {
        assertThat(in("条形磁铁 1 根", "条形磁铁 1 根")).containsExactly("bar-magnets");
        assertThat(in("钕磁铁 1 块", "钕磁铁 1 块")).containsExactly("strong-magnets");
    }

    @Test
    void seesNoBatteryInAPicture() {
        String traced = "手指放在图上电池凸起的一头，沿着导线走。";
        assertThat(in(traced, traced)).isEmpty();
    }

    @Test
    void findsWhatIsNeededBesideItInAnotherPartOfTheActivity() {
        assertThat(in("钢丝绒一小团", "钢丝绒一小团；清水")).doesNotContain("short-circuit");
        assertThat(in("钢丝绒一小团", "钢丝绒一小团；9 伏电池一节")).contains("short-circuit");
    }

    @Test
    void speaksBothLanguagesOfTheSameHazards() {
        HazardTable english = HazardTable.of("en");
        assertThat(english.hazards().stream().map(Hazard::id).toList())
                .isEqualTo(TABLE.hazards().stream().map(Hazard::id).toList());
        for (Hazard hazard : english.hazards()) {
            Hazard twin = TABLE.find(hazard.id()).orElseThrow();
            assertThat(hazard.byStage()).as(hazard.id()).isEqualTo(twin.byStage());
            assertThat(hazard.stages()).as(hazard.id()).isEqualTo(twin.stages());
            assertThat(hazard.needs().isEmpty())
                    .as(hazard.id())
                    .isEqualTo(twin.needs().isEmpty());
        }
    }
}
