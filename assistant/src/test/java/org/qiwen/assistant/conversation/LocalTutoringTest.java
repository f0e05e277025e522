package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Stage;
import tools.jackson.databind.json.JsonMapper;

/** A dialogue goes on from what was stored of it. */
class LocalTutoringTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void aStateComesBackAsItWas() {
        DialogueState state = new DialogueState(
                Phase.EXPLAIN,
                Stage.PRIMARY_UPPER,
                3,
                2,
                "A",
                "因为重",
                true,
                "same-size",
                1,
                new Asked(Asked.Kind.PREDICTION, "你猜？", Map.of(), null, null),
                Map.of("same-size", IdeaState.UNTOUCHED),
                Map.of(),
                2,
                0,
                null,
                Set.of("see-apple"),
                Set.of("hint:same-size:1"),
                List.of("一", "二", "三"),
                List.of("问"),
                List.of("为什么？"),
                Set.of(),
                0,
                null,
                new DialogueState.Exit("A", null, DialogueState.Exit.Result.UNSURE));

        String stored = json.writeValueAsString(state);

        assertThat(json.readValue(stored, DialogueState.class)).isEqualTo(state);
    }
}
