package org.qiwen.evaluation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qiwen.evaluation.provider.ScriptedProvider.Closed;
import org.qiwen.evaluation.provider.ScriptedProvider.Exchange;

@Timeout(20)
class ScriptedProviderTest {
    private static final String REQUEST =
            "{\"messages\":[{\"content\":\"<<<authored_line 7f\\n| 看一看。\\n| 是什么？\\nauthored_line 7f>>>\"}]}";

    @Test
    void answersAsAProviderDoes() throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider(line -> Misbehaviour.named("a whole answer")
                .answering(List.of("看", "见"))
                .play(line))) {
            HttpResponse<String> answer = ask(provider);

            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
            assertThat(answer.body())
                    .isEqualTo(ScriptedProvider.words("看")
                            + ScriptedProvider.words("见")
                            + ScriptedProvider.finish("stop")
                            + ScriptedProvider.usage(10, 5)
                            + ScriptedProvider.DONE);
            assertThat(provider.requests()).containsExactly(REQUEST);
            assertThat(provider.exchanges()).extracting(Exchange::closed).containsExactly(Closed.NOT);
        }
    }

    @Test
    void tellsWhoClosedAConnection() throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider(line -> line.close(), line -> line.waitForTheClient())) {
            assertThatThrownBy(() -> ask(provider)).isInstanceOf(IOException.class);
            try (Socket socket = new Socket("127.0.0.1", provider.url().getPort())) {
                socket.getOutputStream().write("POST / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            }

            assertThat(provider.sawTheClientClose()).isTrue();
            assertThat(provider.exchanges())
                    .extracting(Exchange::closed)
                    .containsExactly(Closed.BY_PROVIDER, Closed.BY_CLIENT);
        }
    }

    @Test
    void refusesConnectionsWhenClosed() {
        ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.answer("好"));
        provider.close();

        assertThatThrownBy(() -> ask(provider)).isInstanceOf(ConnectException.class);
    }

    @Test
    void knowsTheAuthorsLineOfARequest() {
        assertThat(AuthoredLine.of(REQUEST)).hasValue("看一看。\n是什么？");
        assertThat(AuthoredLine.of("{\"messages\":[{\"content\":\"说一个字\"}]}")).isEmpty();
        assertThat(AuthoredLine.bits("看一看。")).containsExactly("看一", "看。");
    }

    private static HttpResponse<String> ask(ScriptedProvider provider) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(provider.url())
                                .POST(HttpRequest.BodyPublishers.ofString(REQUEST))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
