package org.qiwen.assistant.copilot.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.inquiry.Stage;

class StageClausesTest {

    @ParameterizedTest
    @CsvSource({
        "PRIMARY_UPPER, 低段教师全程在场；其余一般巡视, 一般巡视",
        "PRIMARY_LOWER, 低段教师全程在场；一般巡视, 低段教师全程在场；一般巡视",
        "SENIOR, 小学由教师演示；中学教师在旁, 中学教师在旁",
        "JUNIOR, 小学教师分发少量或演示；初中以上教师巡视，旁放湿布, 初中以上教师巡视，旁放湿布",
        "PRIMARY_MIDDLE, 低段只看教师做；高段起教师巡视；清点, 清点",
        "JUNIOR, 高段和初中教师演示；高中教师在旁, 高段和初中教师演示",
        "SENIOR, Teacher only in primary school; counted later, counted later",
        "PRIMARY_UPPER, Teacher circulates from upper primary, Teacher circulates from upper primary"
    })
    void keepsWhatIsSaidToTheStage(Stage stage, String text, String kept) {
        assertThat(StageClauses.at(stage, text)).hasValue(kept);
    }

    @Test
    void keepsAClauseThatSpeaksToTwoStages() {
        String text = "小学生用 50 ℃ 以下的水，初中以上不超过 80 ℃";
        assertThat(StageClauses.at(Stage.SENIOR, text)).hasValue(text);
    }

    @Test
    void hasNothingForAStageThatIsNotMeant() {
        assertThat(StageClauses.at(Stage.JUNIOR, "低年级")).isEmpty();
    }
}
