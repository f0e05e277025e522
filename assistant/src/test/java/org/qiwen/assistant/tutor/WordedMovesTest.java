package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.dialogue.policy.Move;
import org.qiwen.prompts.PromptCatalog;

/** The prompts know no module beside them, so here it is seen that they speak of moves there are. */
class WordedMovesTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void haveARuleInThePrompt(String locale) {
        List<String> moves = Arrays.stream(Move.values()).map(Move::name).toList();

        assertThat(moves)
                .containsAll(PromptCatalog.bundled()
                        .template("tutor/wording", Locale.forLanguageTag(locale))
                        .valuesOf("move"));
    }
}
