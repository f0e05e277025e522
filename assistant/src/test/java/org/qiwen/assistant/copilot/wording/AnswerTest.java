package org.qiwen.assistant.copilot.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.plan.Section;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AnswerTest {
    private static final Portion PORTION = new Portion(
            Section.HOMEWORK,
            "",
            List.of(new Item(1, "/a", "先写预测。", List.of()), new Item(2, "/b", "再写理由。", List.of())));

    @Test
    void readsTheTextsByTheirIds() {
        Answer answer = answer("{\"items\":[{\"id\":2,\"text\":\" 然后写理由。\"},{\"id\":1,\"text\":\"先写下预测。\"}]}");

        assertThat(answer.fault()).isEmpty();
        assertThat(answer.texts()).isEqualTo(Map.of(1, "先写下预测。", 2, "然后写理由。"));
    }

    @Test
    void saysWhichIdsAreMissingStrangeOrTwice() {
        assertThat(answer("{\"items\":[{\"id\":1,\"text\":\"a\"},{\"id\":1,\"text\":\"b\"},{\"id\":7,\"text\":\"c\"}]}")
                        .fault())
                .isEqualTo("id 1 twice, id 7 unknown, id 2 missing");
    }

    private static Answer answer(String json) {
        return Answer.of((ObjectNode) JsonMapper.shared().readTree(json), PORTION);
    }
}
