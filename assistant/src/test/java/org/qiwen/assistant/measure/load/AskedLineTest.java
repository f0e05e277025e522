package org.qiwen.assistant.measure.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.prompts.PromptCatalog;
import tools.jackson.databind.json.JsonMapper;

class AskedLineTest {
    private static final String LINE = "你说“重的会沉”。蜡和水\"一样\"大，谁重？";

    @Test
    void findsTheLineTheTagAndTheLimitInARealPrompt() {
        AskedLine asked = AskedLine.of(body(wording(LINE, "重的会沉 #bcdfg\n给我一点提示 #hjklm")));

        assertThat(asked.authored()).contains(LINE);
        assertThat(asked.tag()).contains("hjklm");
        assertThat(asked.most()).isEqualTo(120);
    }

    @Test
    void takesNoTagThatOnlyTheTutorQuotes() {
        assertThat(AskedLine.of(body(wording("你说“重的会沉 #bcdfg”，为什么？", ""))).tag())
                .isEmpty();
    }

    @Test
    void anotherPromptHasNoLineButMayHaveATag() {
        AskedLine asked = AskedLine.of(body("不知道 #bcdfg\n重的会沉 #hjklm\n\n资料：……"));

        assertThat(asked.authored()).isEmpty();
        assertThat(asked.tag()).contains("hjklm");
    }

    private static String wording(String line, String pupil) {
        return PromptCatalog.bundled()
                .template("tutor/wording", Locale.forLanguageTag("zh-CN"))
                .render(Map.of(
                        "stage", "JUNIOR",
                        "max_characters", "120",
                        "move", "PUMP",
                        "feedback", "NEUTRAL",
                        "authored_line", line,
                        "pupil_words", pupil,
                        "attempt", "FIRST"))
                .text();
    }

    private static String body(String prompt) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("messages", List.of(Map.of("role", "user", "content", prompt))));
    }
}
