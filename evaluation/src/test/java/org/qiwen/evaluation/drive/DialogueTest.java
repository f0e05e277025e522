package org.qiwen.evaluation.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.drive.PupilMessage.Kind;

class DialogueTest {
    private static final PupilMessage WORDS = new PupilMessage(Kind.TEXT, "重");
    private static final DialogueScript SCRIPT =
            new DialogueScript("short", "float-sink", "zh-CN", "two turns", List.of(WORDS, WORDS));

    @Test
    void playsEveryMessageWithItsOwnKey() throws IOException {
        try (FakeService service = new FakeService(FakeService.DONE, FakeService.DONE)) {
            Dialogue dialogue = Dialogue.play(tutor(service), SCRIPT);

            assertThat(dialogue.exchanges())
                    .extracting(Dialogue.Exchange::number)
                    .containsExactly(1, 2);
            assertThat(dialogue.cutShort()).isEmpty();
            assertThat(dialogue.tutorTexts()).hasSize(3).startsWith("你猜会怎样？");
            assertThat(service.received()).doesNotHaveDuplicates();
        }
    }

    @Test
    void stopsWhenTheTutorClosesTheDialogue() throws IOException {
        try (FakeService service = new FakeService(FakeService.DONE.replace("PREDICT", "DONE"), FakeService.DONE)) {
            Dialogue dialogue = Dialogue.play(tutor(service), SCRIPT);

            assertThat(dialogue.exchanges()).hasSize(1);
            assertThat(dialogue.closedByTutor()).isTrue();
            assertThat(dialogue.cutShort()).hasValue("the tutor closed the dialogue");
        }
    }

    @Test
    void keepsWhatWasSaidBeforeARefusal() throws IOException {
        try (FakeService service = new FakeService(FakeService.DONE)) {
            Dialogue dialogue = Dialogue.play(tutor(service), SCRIPT);

            assertThat(dialogue.exchanges()).hasSize(1);
            assertThat(dialogue.closedByTutor()).isFalse();
            assertThat(dialogue.cutShort())
                    .hasValueSatisfying(why -> assertThat(why).contains("409", "Conversation closed"));
        }
    }

    @Test
    void stopsAtAProblem() throws IOException {
        String problem = "id: 1\nevent: problem\ndata: {\"title\":\"Interrupted\"}\n\n";
        try (FakeService service = new FakeService(problem, FakeService.DONE)) {
            Dialogue dialogue = Dialogue.play(tutor(service), SCRIPT);

            assertThat(dialogue.exchanges()).hasSize(1);
            assertThat(dialogue.cutShort()).hasValue("turn 1 ended in a problem");
        }
    }

    private static Tutor tutor(FakeService service) {
        return HttpTutor.signIn(service.url(), new Credentials.Password("pupil", "right"), Duration.ofSeconds(10));
    }
}
