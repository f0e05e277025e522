package org.qiwen.assistant.dialogue.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.inquiry.Design;
import org.qiwen.assistant.inquiry.Design.Criterion.Better;

class RoundCheckTest {
    private static final Design.Record SHAPES = new Design.Record("shape", "shapes", List.of("flat", "pleat"));
    private static final Design.Record SHEETS = new Design.Record("sheets", "sheets", List.of("pleat", "pleat-2"));
    private static final Design.Round BY_LOAD = round("load", SHAPES, SHEETS);
    private static final Design DESIGN = design(BY_LOAD, round("weight", SHEETS));

    private static Design.Round round(String criterion, Design.Record... records) {
        return new Design.Round(criterion, "idea", criterion, "改什么？", "几枚？", "留哪个？", List.of(records));
    }

    private static Design design(Design.Round... rounds) {
        return new Design(
                List.of(
                        new Design.Criterion("load", "越多越好", "枚", Better.MORE),
                        new Design.Criterion("weight", "越轻越好", "克", Better.LESS)),
                List.of("纸至多 2 张"),
                List.of(
                        new Design.Factor("shape", "形状", List.of("形状", "折成")),
                        new Design.Factor("sheets", "张数", List.of("张数", "加一张"))),
                List.of(
                        test("flat", "平铺", "1", 1, 5, "平铺"),
                        test("pleat", "波浪", "1", 45, 5, "波浪"),
                        test("pleat-2", "波浪", "2", 80, 10, "两张波浪", "2张")),
                List.of(new Design.Tradeoff("多承也更重", List.of())),
                List.of(rounds));
    }

    private static Design.Test test(String id, String shape, String sheets, int load, int weight, String... says) {
        return new Design.Test(
                id,
                says[0],
                List.of(says),
                Map.of("shape", shape, "sheets", sheets),
                Map.of("load", load, "weight", weight));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            改形状                            | shape
            我想折成波浪，猜 20 枚            | shape
            又改形状又加一张纸                | shape,sheets
            形状不变，加一张                  | sheets
            不改形状，加一张                  | sheets
            随便                              | ''
            """)
    void readsWhatIsChanged(String text, String factors) {
        assertThat(String.join(",", RoundCheck.changes(DESIGN, text))).isEqualTo(factors);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            第一座41枚，第二座36枚            | true
            四十一枚                          | true
            没有做                            | false
            再说一遍                          | false
            """)
    void knowsANumberThatWasMeasured(String text, boolean measured) {
        assertThat(RoundCheck.measures(text)).isEqualTo(measured);
    }

    @Test
    void decidesByTheDataAndTheRoundsOwnCriterion() {
        assertThat(RoundCheck.kept(DESIGN, SHEETS, "两张波浪的，80枚")).hasValueSatisfying(test -> {
            assertThat(test.id()).isEqualTo("pleat-2");
            assertThat(RoundCheck.isBest(DESIGN, BY_LOAD, SHEETS, test)).isTrue();
            assertThat(RoundCheck.isBest(DESIGN, DESIGN.rounds().get(1), SHEETS, test))
                    .isFalse();
        });
        assertThat(RoundCheck.kept(DESIGN, SHAPES, "不要平铺，要波浪"))
                .hasValueSatisfying(test -> assertThat(test.id()).isEqualTo("pleat"));
        assertThat(RoundCheck.kept(DESIGN, SHAPES, "都行")).isEmpty();
        assertThat(RoundCheck.kept(DESIGN, SHAPES, "平铺和波浪都留")).isEmpty();
    }

    @Test
    void refusesARecordInWhichTwoThingsChange() {
        Design.Record both = new Design.Record("shape", "shapes", List.of("flat", "pleat-2"));
        Design.Record nothing = new Design.Record("shape", "shapes", List.of("pleat", "pleat"));

        assertThat(RoundCheck.problems(DESIGN)).isEmpty();
        assertThat(RoundCheck.problems(design(BY_LOAD, round("load", both))))
                .singleElement()
                .asString()
                .contains("more than one thing changes: sheets");
        assertThat(RoundCheck.problems(design(BY_LOAD, round("load", nothing))))
                .singleElement()
                .asString()
                .contains("does not differ: shape");
        assertThat(RoundCheck.problems(design(BY_LOAD)))
                .singleElement()
                .asString()
                .contains("needs two");
    }
}
