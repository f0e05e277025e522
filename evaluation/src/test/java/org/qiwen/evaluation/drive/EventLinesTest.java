package org.qiwen.evaluation.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLinesTest {
    @Test
    void readsEventsBetweenComments() {
        List<StreamEvent> events =
                read(":ping", "", "id: 1", "event: text", "data: {\"delta\":\"a: b\"}", "", ":ping", "");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo(1);
            assertThat(event.type()).isEqualTo("text");
            assertThat(event.data().path("delta").asString()).isEqualTo("a: b");
        });
    }

    @Test
    void takesOneSpaceAfterTheColonOrNone() {
        assertThat(read("id:5", "event:text", "data:{\"a\":1}", "")).hasSize(1);
    }

    @Test
    void joinsSeveralDataLines() {
        assertThat(read("id: 1", "event: text", "data: {\"a\":", "data: 1}", "")
                        .get(0)
                        .data()
                        .path("a")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void doesNotCountAnEventWhoseEndNeverCame() {
        assertThat(read("id: 1", "event: text", "data: {}")).isEmpty();
    }

    @Test
    void notesWhenEachEventEnded() {
        EventLines lines = new EventLines();
        lines.accept("id: 1", Duration.ofMillis(1));
        lines.accept("event: text", Duration.ofMillis(2));
        lines.accept("data: {}", Duration.ofMillis(3));
        lines.accept("", Duration.ofMillis(4));

        assertThat(lines.events().get(0).at()).isEqualTo(Duration.ofMillis(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: 1|data: {}|",
                "event: text|data: {}|",
                "id: one|event: text|data: {}|",
                "id: 1|event: text|data: {|"
            })
    void refusesAnEventWithoutNameNumberOrJson(String lines) {
        assertThatExceptionOfType(TutorFault.class).isThrownBy(() -> read(lines.split("\\|", -1)));
    }

    private static List<StreamEvent> read(String... lines) {
        EventLines reader = new EventLines();
        for (String line : lines) {
            reader.accept(line, Duration.ZERO);
        }
        return reader.events();
    }
}
