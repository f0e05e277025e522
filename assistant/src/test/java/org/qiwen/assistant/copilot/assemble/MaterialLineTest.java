package org.qiwen.assistant.copilot.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialLineTest {

    @ParameterizedTest
    @CsvSource({
        "回形针 10 枚, 回形针, 10, 枚",
        "橡皮泥一块, 橡皮泥, 1, 块",
        "一盆水（水深一拃以内）, 水, 1, 盆",
        "清水 120 毫升, 清水, 120, 毫升",
        "20 毫升塑料注射器（无针）每组一支, 20 毫升塑料注射器, 1, 支",
        "棉线 1.2 米, 棉线, 1.2, 米",
        "硬币两枚（或两张正紫反白的纸片）, 硬币, 2, 枚",
        "抹布, 抹布, 1, 份",
        "常温水, 常温水, 0, ''",
        "ten paper clips, ten paper clips, 1, ''",
        "10 paper clips, paper clips, 10, ''",
        "a lump of modelling clay, lump of modelling clay, 1, ''"
    })
    void readsNameAmountAndMeasure(String entry, String name, double amount, String measure) {
        MaterialLine line = MaterialLine.read(entry).get(0);
        assertThat(line.name()).isEqualTo(name);
        assertThat(line.amount()).isEqualTo(amount);
        assertThat(line.measure()).isEqualTo(measure);
    }

    @Test
    void takesAListWithOneOfEachApart() {
        assertThat(MaterialLine.read("回形针、铝箔、塑料尺、木筷各一"))
                .extracting(MaterialLine::name)
                .containsExactly("回形针", "铝箔", "塑料尺", "木筷");
    }

    @Test
    void knowsForWhomAMaterialIs() {
        assertThat(MaterialLine.read("温度计（老师用）").get(0).teacher()).isTrue();
        assertThat(MaterialLine.read("护目镜").get(0).pupil()).isTrue();
    }
}
