package org.qiwen.assistant.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.safety.KnownNames.Person;

class KnownNamesTest {
    private static final KnownNames CLASS = KnownNames.of(List.of(
            new Person("lxy2012", "李晓雨", true),
            new Person("20240117", "欧阳子轩", true),
            new Person("42", "王强", true),
            new Person("tom_s", "Tom Smith", true),
            new Person("chen", "陈老师", false)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "李晓雨说石子重 | 同学说石子重",
                "我和晓雨、子轩一起试的 | 我和同学、同学一起试的",
                "李 晓 雨也这么想 | 同学也这么想",
                "王强觉得密度小 | 同学觉得密度小",
                "强一点的力 | 强一点的力",
                "陈老师演示了一次 | 同学演示了一次",
                "老师演示了一次 | 老师演示了一次",
                "LXY2012试过，ｌｘｙ２０１２也是我 | a classmate试过，a classmate也是我",
                "学号20240117的电阻是42欧 | 学号a classmate的电阻是42欧",
                "Tom said so, tomorrow is another day | a classmate said so, tomorrow is another day",
                "TOM SMITH and tom_s | a classmate and a classmate",
                "晓得了，下雨天 | 晓得了，下雨天"
            })
    void takesNamesOut(String said, String masked) {
        assertThat(CLASS.mask(said)).isEqualTo(masked);
    }

    @Test
    void leavesATextAloneWhenNobodyIsKnown() {
        assertThat(KnownNames.NONE.mask("李晓雨")).isEqualTo("李晓雨");
    }
}
