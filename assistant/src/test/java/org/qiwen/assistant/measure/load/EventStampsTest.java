package org.qiwen.assistant.measure.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventStampsTest {
    private static final String STREAM = """
            id:1
            event:move
            data:{"move":"PUMP"}

            id:2
            event:text
            data:{"delta":"再看\\"表\\"。"}

            :

            id:3
            event:text
            data:{"delta":"哪行不同？"}

            id:4
            event:done
            data:{"turn":4,"phase":"EXPLAIN"}

            """;

    @Test
    void readsWordsAndEndsWhateverThePiecesAre() {
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        for (int piece = 1; piece < bytes.length; piece++) {
            EventStamps stamps = new EventStamps();
            for (int from = 0; from < bytes.length; from += piece) {
                stamps.take(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)), from);
            }
            HeardTurn turn = stamps.heard("bcdfg", "c", 0, 1, null);

            assertThat(turn.text()).isEqualTo("再看\"表\"。哪行不同？");
            assertThat(turn.isWhole()).isTrue();
            assertThat(turn.phase()).isEqualTo("EXPLAIN");
        }
    }

    @Test
    void knowsWhenSoManyCharactersWereThere() {
        EventStamps stamps = new EventStamps();
        stamps.take(event("再看表。"), 5);
        stamps.take(event("哪行不同？"), 9);
        HeardTurn turn = stamps.heard("bcdfg", "c", 0, 10, null);

        assertThat(turn.at(4)).isEqualTo(5);
        assertThat(turn.at(5)).isEqualTo(9);
        assertThat(turn.at(10)).isNegative();
        assertThat(turn.isWhole()).isFalse();
        assertThat(turn.ends()).isZero();
    }

    private static byte[] event(String words) {
        return ("event:text\ndata:{\"delta\":\"" + words + "\"}\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
