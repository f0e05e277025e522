package org.qiwen.assistant.measure.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LightWordsTest {
    @Test
    void cutsWhereTheServiceCuts() {
        assertThat(LightWords.sentences("你说“沉了。”对吗？看表……再想！好")).containsExactly("你说“沉了。”对吗？", "看表……再想！", "好");
    }

    @Test
    void opensEachSentenceAndChangesNothingElse() {
        assertThat(LightWords.of("看一看表。哪行不同？", 120, 0)).isEqualTo("好，看一看表。好，哪行不同？");
        assertThat(LightWords.of("看一看表。哪行不同？", 120, 1)).isEqualTo("嗯，看一看表。嗯，哪行不同？");
    }

    @Test
    void keepsTheLineWhereThereIsNoRoom() {
        assertThat(LightWords.of("看一看表。", 6, 0)).isEqualTo("看一看表。");
    }
}
