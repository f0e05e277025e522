package org.qiwen.assistant.copilot.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "湿豆子两包，放亮处和黑盒子，等三天。|3|0",
                "每天看一次，记下有锈的钉数，记一周|7|0",
                "第 4、7、10 天各记一次|10|0",
                "在暗处放一昼夜，再晒几小时|1|0",
                "在窗边看 10 分钟，再移到暗处看 10 分钟。|0|20",
                "封好贴在窗上，看半小时。|0|30",
                "放进盆里，看 10 秒。|0|0",
                "改变方向向四周散开|0|0",
                "On days 4, 7 and 10 note the colour|10|0",
                "Wait half an hour, look for 5 minutes|0|35",
                "leave it for a week|7|0"
            })
    void readsHowLongSomethingTakes(String text, int days, int minutes) {
        assertThat(Wait.of(text)).isEqualTo(new Wait(days, minutes));
    }
}
