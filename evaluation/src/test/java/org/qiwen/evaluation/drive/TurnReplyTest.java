package org.qiwen.evaluation.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TurnReplyTest {
    /** Events as {@code id:type}; the second column is a part of the fault, empty when there is none. */
    @ParameterizedTest
    @CsvSource({
        "1:move 2:text 3:done,           ''",
        "1:move 2:problem,               ''",
        "1:problem,                      ''",
        "7:move 8:text 9:done,           ''",
        "1:move 3:text 4:done,           3 follows 1",
        "1:move 1:text 2:done,           1 follows 1",
        "2:move 1:text 3:done,           1 follows 2",
        "1:move 2:text,                  exactly one",
        "1:move 2:done 3:done,           exactly one",
        "1:move 2:done 3:text,           exactly one",
        "1:move 2:done 3:problem,        exactly one",
        "1:text 2:done,                  begin with its move"
    })
    void keepsTheRulesOfAStream(String events, String fault) {
        List<StreamEvent> list = events(events);

        if (fault.isEmpty()) {
            assertThat(new TurnReply(list).events()).hasSameSizeAs(list);
        } else {
            assertThatExceptionOfType(TutorFault.class)
                    .isThrownBy(() -> new TurnReply(list))
                    .withMessageContaining(fault);
        }
    }

    @Test
    void isAFaultWithoutEvents() {
        assertThatExceptionOfType(TutorFault.class).isThrownBy(() -> new TurnReply(List.of()));
    }

    private static List<StreamEvent> events(String events) {
        List<StreamEvent> list = new ArrayList<>();
        for (String event : events.split(" ")) {
            String[] parts = event.split(":");
            list.add(new StreamEvent(
                    Long.parseLong(parts[0]),
                    parts[1],
                    JsonMapper.shared().createObjectNode(),
                    Duration.ofMillis(list.size())));
        }
        return list;
    }
}
