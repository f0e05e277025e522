package org.qiwen.assistant.conversation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.qiwen.evaluation.provider.ScriptedProvider.DONE;
import static org.qiwen.evaluation.provider.ScriptedProvider.finish;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.evaluation.drive.Credentials;
import org.qiwen.evaluation.provider.FaultRow;
import org.qiwen.evaluation.provider.FaultTable;
import org.qiwen.evaluation.provider.Misbehaviour;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.qiwen.evaluation.provider.ScriptedProvider.Closed;
import org.qiwen.evaluation.provider.ScriptedProvider.Line;
import org.qiwen.evaluation.report.FaultReport;

/**
 * What a pupil sees of every fault of a provider, through the whole service over HTTP; the faults are played from a raw
 * socket and by WireMock. Prints the table.
 */
class ProviderFaultsIT {
    /** Those after which the socket must be closed from here, because the provider would keep it. */
    private static final List<String> CLOSED_BY_US = List.of(
            "a body that breaks its own framing",
            "silence after the request",
            "silence after the headers",
            "silence after the first word",
            "silence in the middle of the answer",
            "silence behind keep-alive comments",
            "comments in the middle of the answer",
            "thoughts without an answer",
            "a slow drip",
            "an endless stream",
            "a huge line");

    private static WireMockServer wireMock;
    private static List<FaultRow> rows;

    @BeforeAll
    static void playAll(@TempDir Path data) {
        wireMock = new WireMockServer(wireMockConfig().dynamicPort());
        wireMock.start();
        List<Misbehaviour> all =
                Stream.concat(Misbehaviour.all().stream(), ofWireMock()).toList();
        List<String> settings = new ArrayList<>(FaultTable.SHORT_LIMITS);
        try (FaultTable table = new FaultTable(all)) {
            settings.addAll(table.settings());
            try (TestServer server = TestServer.start(data, List.of(), settings.toArray(String[]::new))) {
                rows = table.play(
                        server.address(),
                        new Credentials.Password("student", TestServer.PASSWORD),
                        new Credentials.Password("admin", TestServer.PASSWORD),
                        Duration.ofSeconds(60));
            }
        }
        System.out.println(FaultReport.markdown(rows));
    }

    @AfterAll
    static void stop() {
        wireMock.stop();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theStudentGetsAGoodTurn(String fault) {
        FaultRow row = row(fault);

        assertThat(row.wrong()).as(row.said()).isEmpty();
        assertThat(row.endings()).isEqualTo(1);
        assertThat(row.problems()).isZero();
        assertThat(row.asks()).isTrue();
        assertThat(row.took()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aProviderThatWouldGoOnIsLeft() {
        assertThat(CLOSED_BY_US)
                .allSatisfy(fault -> assertThat(row(fault).closed()).as(fault).isEqualTo(Closed.BY_CLIENT));
    }

    @Test
    void sentencesThatCameBeforeABreakStay() {
        assertThat(row("closed in the middle of the answer").path()).isEqualTo("MODEL_THEN_AUTHORED");
        assertThat(row("silence in the middle of the answer").path()).isEqualTo("MODEL_THEN_AUTHORED");
        assertThat(row("a chunk that is no JSON").path()).isEqualTo("MODEL_THEN_AUTHORED");
    }

    @Test
    void onlyWhatMayDoBetterIsAskedAgain() {
        assertThat(row("429").requests()).isEqualTo(2);
        assertThat(row("429 with Retry-After 1 s").requests()).isEqualTo(2);
        assertThat(row("429 with Retry-After 1 s").took()).isGreaterThan(Duration.ofSeconds(1));
        assertThat(row("429 with Retry-After 1 h").requests()).isEqualTo(1);
        assertThat(row("401").requests()).isEqualTo(1);
        assertThat(row("closed after the first word").requests()).isEqualTo(1);
        assertThat(row("silence after the request").requests()).isEqualTo(1);
        assertThat(row(FaultTable.REFUSED).attempts()).hasSize(2);
    }

    private static Stream<String> faults() {
        return rows.stream().map(FaultRow::fault);
    }

    private static FaultRow row(String fault) {
        return rows.stream()
                .filter(row -> row.fault().equals(fault))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Misbehaviour> ofWireMock() {
        return Stream.of(
                wireMock("WireMock: an empty response", false, answer -> answer.withFault(Fault.EMPTY_RESPONSE)),
                wireMock("WireMock: a reset", false, answer -> answer.withFault(Fault.CONNECTION_RESET_BY_PEER)),
                wireMock(
                        "WireMock: garbage after the status",
                        false,
                        answer -> answer.withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                wireMock("WireMock: garbage", false, answer -> answer.withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                wireMock("WireMock: a late answer", false, answer -> answer.withFixedDelay(1_500)),
                wireMock("WireMock: an answer in dribs", true, answer -> answer.withChunkedDribbleDelay(20, 1_000)));
    }

    /** Passes what WireMock answers on as it is, a reset included. */
    private static Misbehaviour wireMock(
            String name, boolean isHarmless, UnaryOperator<ResponseDefinitionBuilder> answer) {
        return new Misbehaviour(name, isHarmless, (line, bits) -> {
            String path = "/" + name.replaceAll("\\W+", "-");
            String body =
                    bits.stream().map(ScriptedProvider::words).collect(Collectors.joining()) + finish("stop") + DONE;
            wireMock.stubFor(post(path)
                    .willReturn(answer.apply(aResponse()
                            .withHeader("Content-Type", "text/event-stream")
                            .withBody(body.getBytes(StandardCharsets.UTF_8)))));
            relay(path, line);
        });
    }

    private static void relay(String path, Line line) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", wireMock.port())) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            byte[] some = new byte[4096];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                line.send(Arrays.copyOf(some, read));
            }
            line.close();
        } catch (SocketException reset) {
            line.reset();
        }
    }
}
