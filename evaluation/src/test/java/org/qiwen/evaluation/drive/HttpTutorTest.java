package org.qiwen.evaluation.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.drive.PupilMessage.Kind;
import org.qiwen.evaluation.drive.Tutor.Conversation;
import org.qiwen.evaluation.drive.Tutor.Option;

class HttpTutorTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Credentials PUPIL = new Credentials.Password("pupil", "right");

    @Test
    void talksAsABrowserDoes() throws IOException {
        try (FakeService service = new FakeService(FakeService.DONE)) {
            HttpTutor tutor = HttpTutor.signIn(service.url(), PUPIL, LIMIT);
            Conversation conversation = tutor.open("float-sink", "zh-CN");
            TurnReply reply = conversation.send(new PupilMessage(Kind.CHOICE, "A"), "k1");

            assertThat(conversation.id()).isEqualTo("c1");
            assertThat(conversation.opening().text()).isEqualTo("你猜会怎样？");
            assertThat(conversation.opening().choices()).containsExactly(new Option("A", "沉"));
            assertThat(reply.text()).isEqualTo("记下了。你是怎么想到的？");
            assertThat(reply.phase()).hasValue("PREDICT");
            assertThat(reply.toEnd())
                    .isPositive()
                    .isGreaterThanOrEqualTo(reply.toFirstText().orElseThrow());
            assertThat(service.received()).singleElement().asString().contains("\"choice\":\"A\"", "\"key\":\"k1\"");
        }
    }

    @Test
    void talksWithATokenAndNoCookie() throws IOException {
        try (FakeService service = new FakeService(FakeService.DONE)) {
            HttpTutor tutor = HttpTutor.signIn(service.url(), new Credentials.Token("good"), LIMIT);

            TurnReply reply = tutor.open("float-sink", "zh-CN").send(new PupilMessage(Kind.TEXT, "重"), "k1");

            assertThat(reply.isDone()).isTrue();
        }
    }

    @Test
    void readsTheTrace() throws IOException {
        try (FakeService service = new FakeService()) {
            TracedTurn turn =
                    HttpTutor.signIn(service.url(), PUPIL, LIMIT).trace("c1").get(0);

            assertThat(turn.heard())
                    .containsExactly("CHOICE", "same-size PARTIAL (missing HOLD)", "practices: PREDICTION");
            assertThat(turn.decision()).isEqualTo("HINT(1) on same-size · NEUTRAL");
            assertThat(turn.reason()).isEqualTo("a prediction is recorded");
        }
    }

    @Test
    void saysWhenAPasswordIsWrong() throws IOException {
        try (FakeService service = new FakeService()) {
            TutorRefusal refusal = catchThrowableOfType(
                    TutorRefusal.class,
                    () -> HttpTutor.signIn(service.url(), new Credentials.Password("pupil", "secret"), LIMIT));

            assertThat(refusal.status()).isEqualTo(401);
            assertThat(refusal).hasMessageContaining("POST /api/session").hasMessageNotContaining("secret");
        }
    }

    @Test
    void saysWhenATokenIsWrong() throws IOException {
        try (FakeService service = new FakeService()) {
            assertThatExceptionOfType(TutorRefusal.class)
                    .isThrownBy(() -> HttpTutor.signIn(service.url(), new Credentials.Token("bad"), LIMIT));
        }
    }

    @Test
    void tellsARefusedTurnFromABrokenOne() throws IOException {
        try (FakeService service = new FakeService("id: 1\nevent: move\ndata: {}\n\n")) {
            Conversation conversation =
                    HttpTutor.signIn(service.url(), PUPIL, LIMIT).open("float-sink", "zh-CN");
            PupilMessage message = new PupilMessage(Kind.TEXT, "重");

            assertThatExceptionOfType(TutorFault.class)
                    .isThrownBy(() -> conversation.send(message, "k1"))
                    .withMessageContaining("exactly one done or problem");
            assertThatExceptionOfType(TutorRefusal.class)
                    .isThrownBy(() -> conversation.send(message, "k2"))
                    .withMessageContaining("409")
                    .withMessageContaining("Conversation closed");
        }
    }

    /** The kernel accepts the connection, nobody ever answers. */
    @Test
    void givesUpOnAServerThatStalls() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            assertThatExceptionOfType(TutorFault.class)
                    .isThrownBy(() -> HttpTutor.signIn(url, PUPIL, Duration.ofMillis(50)))
                    .withMessageContaining("did not end within PT0.05S");
        }
    }

    @Test
    void givesUpOnAStreamThatStalls() throws IOException {
        try (FakeService service = new FakeService(FakeService.After.STALL, FakeService.DONE)) {
            Conversation conversation = HttpTutor.signIn(
                            service.url(), new Credentials.Token("good"), Duration.ofSeconds(1))
                    .open("float-sink", "zh-CN");

            assertThatExceptionOfType(TutorFault.class)
                    .isThrownBy(() -> conversation.send(new PupilMessage(Kind.TEXT, "重"), "k1"))
                    .withMessageContaining("did not end within PT1S");
        }
    }

    @Test
    void takesACutStreamForAFaultThoughItWasDone() throws IOException {
        try (FakeService service = new FakeService(FakeService.After.CUT, FakeService.DONE)) {
            Conversation conversation = HttpTutor.signIn(service.url(), new Credentials.Token("good"), LIMIT)
                    .open("float-sink", "zh-CN");

            assertThatExceptionOfType(TutorFault.class)
                    .isThrownBy(() -> conversation.send(new PupilMessage(Kind.TEXT, "重"), "k1"))
                    .withMessageContaining("failed");
        }
    }

    @Test
    void neverPrintsASecret() {
        assertThat(new Credentials.Password("pupil", "right").toString()).doesNotContain("right");
        assertThat(new Credentials.Token("good").toString()).doesNotContain("good");
    }
}
