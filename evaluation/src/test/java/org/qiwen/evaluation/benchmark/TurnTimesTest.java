package org.qiwen.evaluation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.drive.DialogueScript;
import org.qiwen.evaluation.drive.PupilMessage;
import org.qiwen.evaluation.drive.StreamEvent;
import org.qiwen.evaluation.drive.TracedTurn;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.Tutor;
import tools.jackson.databind.json.JsonMapper;

class TurnTimesTest {
    @Test
    void keepsTheFirstDialogueApart() {
        TurnTimes times = TurnTimes.measure(new CountingTutor("done"), List.of(script("a", 3), script("b", 2)), 4);

        assertThat(times.cold()).extracting(Duration::toMillis).containsExactly(1L, 2L, 3L);
        assertThat(times.warm()).extracting(Duration::toMillis).containsExactly(4L, 5L, 6L, 7L);
        assertThat(TurnTimes.percentile(times.warm(), 50)).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void refusesTimesOfTurnsThatFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TurnTimes.measure(new CountingTutor("problem"), List.of(script("a", 2)), 4))
                .withMessageContaining("turn 1 ended in a problem");
    }

    private static DialogueScript script(String name, int messages) {
        List<PupilMessage> words = IntStream.range(0, messages)
                .mapToObj(index -> new PupilMessage(PupilMessage.Kind.TEXT, "word " + index))
                .toList();
        return new DialogueScript(name, name, "en", name, words);
    }

    /** Its first turn takes 1 ms, its second 2 ms, and so on. */
    private static final class CountingTutor implements Tutor {
        private final String ending;
        private final List<String> sent = new ArrayList<>();

        CountingTutor(String ending) {
            this.ending = ending;
        }

        @Override
        public Conversation open(String inquiry, String locale) {
            return new Conversation() {
                @Override
                public String id() {
                    return inquiry;
                }

                @Override
                public Opening opening() {
                    return new Opening("?", "OPEN", List.of());
                }

                @Override
                public TurnReply send(PupilMessage message, String key) {
                    sent.add(key);
                    Duration at = Duration.ofMillis(sent.size());
                    var body = JsonMapper.shared().createObjectNode();
                    return new TurnReply(
                            List.of(new StreamEvent(1, "move", body, at), new StreamEvent(2, ending, body, at)));
                }
            };
        }

        @Override
        public List<TracedTurn> trace(String conversation) {
            return List.of();
        }
    }
}
