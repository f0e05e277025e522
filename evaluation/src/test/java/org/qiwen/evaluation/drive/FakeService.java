package org.qiwen.evaluation.drive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service that keeps the rules of the HTTP interface and answers turns with prepared streams. It has one account,
 * pupil with password right, and one token, good.
 */
final class FakeService implements AutoCloseable {
    static final String DONE = """
            id: 1
            event: move
            data: {"move":"ASK_REASON","feedback":"NEUTRAL","hintLevel":0,"hintTotal":0}

            id: 2
            event: text
            data: {"delta":"记下了。"}

            id: 3
            event: text
            data: {"delta":"你是怎么想到的？"}

            id: 4
            event: done
            data: {"turn":1,"reached":0,"total":3,"phase":"PREDICT","dots":["NONE"],"card":null}

            """;

    /** What the service does after the last byte of a prepared stream. */
    enum After {
        END,
        CUT,
        STALL
    }

    private final After after;
    private final HttpServer server;
    private final List<String> streams = new ArrayList<>();
    private final List<String> received = new ArrayList<>();

    FakeService(String... streams) throws IOException {
        this(After.END, streams);
    }

    FakeService(After after, String... streams) throws IOException {
        this.after = after;
        this.streams.addAll(List.of(streams));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Bodies of the turns, in order. */
    List<String> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) {
        try {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (request.startsWith("POST") && !isToken(exchange) && !echoesXsrf(exchange)) {
                send(exchange, 403, "application/problem+json", "{\"title\":\"CSRF\"}");
                return;
            }
            switch (request) {
                case "POST /api/session" -> session(exchange, body);
                case "GET /api/me" -> me(exchange);
                case "POST /api/conversations" -> send(exchange, 201, "application/json", """
                        {"id":"c1","opening":{"text":"你猜会怎样？","move":"OPEN","choices":[{"id":"A","text":"沉"}]}}""");
                case "POST /api/conversations/c1/turns" -> turn(exchange, body);
                case "GET /api/conversations/c1/trace" -> send(exchange, 200, "application/json", """
                        {"turns":[{"turn":1,"assessment":{"speechActs":["CHOICE"],"safety":[],"expectations":
                        [{"id":"same-size","level":"PARTIAL","credit":null,"why":"missing HOLD"},
                        {"id":"same-water","level":"NONE"}],"misconceptions":[],"practices":["PREDICTION"]},
                        "decision":{"move":"HINT","feedback":"NEUTRAL","hintLevel":1,"target":"same-size",
                        "reason":"a prediction is recorded"},"gate":[],"model":null}]}""");
                default -> send(exchange, 404, "application/problem+json", "{\"title\":\"Not found\"}");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Promises one byte more than there is; then hangs up, or keeps the line open without a word. */
    private void sendUnfinished(HttpExchange exchange, String stream) throws IOException {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, bytes.length + 1);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        if (after == After.CUT) {
            exchange.close();
        }
    }

    private void me(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "XSRF-TOKEN=x1; Path=/; SameSite=Lax");
        boolean known = isToken(exchange) || cookies(exchange).contains("SESSION=s1");
        send(exchange, known ? 200 : 401, "application/json", "{}");
    }

    private void session(HttpExchange exchange, String body) throws IOException {
        if (body.contains("\"pupil\"") && body.contains("\"right\"")) {
            exchange.getResponseHeaders().add("Set-Cookie", "SESSION=s1; Path=/; HttpOnly; SameSite=Lax");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            send(exchange, 401, "application/problem+json", "{\"title\":\"Wrong name or password\"}");
        }
    }

    private void turn(HttpExchange exchange, String body) throws IOException {
        if (!isToken(exchange) && !cookies(exchange).contains("SESSION=s1")) {
            send(exchange, 401, "application/problem+json", "{}");
        } else if (streams.isEmpty()) {
            send(exchange, 409, "application/problem+json", "{\"title\":\"Conversation closed\"}");
        } else {
            received.add(body);
            if (after == After.END) {
                send(exchange, 200, "text/event-stream;charset=UTF-8", streams.remove(0));
            } else {
                sendUnfinished(exchange, streams.remove(0));
            }
        }
    }

    private static boolean isToken(HttpExchange exchange) {
        return "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static boolean echoesXsrf(HttpExchange exchange) {
        return cookies(exchange).contains("XSRF-TOKEN=x1")
                && "x1".equals(exchange.getRequestHeaders().getFirst("X-XSRF-TOKEN"));
    }

    private static String cookies(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie"))
                .orElse("");
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
