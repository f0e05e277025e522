package org.qiwen.assistant.copilot.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.assemble.Wishes;

class InstructionTest {

    @Test
    void readsMinutesAndWhoExperiments() {
        Instruction read = Instruction.read("导入给 8 分钟，实验改成教师演示，不讲故事");
        assertThat(read.wishes())
                .isEqualTo(new Wishes(Map.of(Wishes.Moment.SITUATION, 8), Wishes.Hands.DEMONSTRATION, false, 0, 0));
        assertThat(read.understood()).contains("导入给 8 分钟", "不讲故事");
    }

    @Test
    void readsEnglishToo() {
        Instruction read = Instruction.read("Make it simpler, no experiment, and 10 more. Exit question 6 minutes");
        assertThat(read.wishes()).isEqualTo(new Wishes(Map.of(Wishes.Moment.EXIT, 6), Wishes.Hands.NONE, true, -1, 0));
    }

    @Test
    void saysWhenItUnderstoodNothing() {
        Instruction read = Instruction.read("写得更有诗意");
        assertThat(read.understood()).isEmpty();
        assertThat(read.wishes()).isEqualTo(Wishes.NONE);
    }
}
