package org.qiwen.assistant.model.stream;

import static org.qiwen.assistant.model.ScriptedProvider.DONE;
import static org.qiwen.assistant.model.ScriptedProvider.HEAD;
import static org.qiwen.assistant.model.ScriptedProvider.answer;
import static org.qiwen.assistant.model.ScriptedProvider.finish;
import static org.qiwen.assistant.model.ScriptedProvider.response;
import static org.qiwen.assistant.model.ScriptedProvider.words;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.ScriptedProvider.Script;

/** What providers do to a stream, and what must come of it within {@link #LIMITS}. */
public final class BrokenStreams {
    public static final StreamLimits LIMITS =
            new StreamLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3), 2000);

    private BrokenStreams() {}

    /**
     * @param shown the words that were given out
     * @param reason why there is no whole answer; null when there is one
     */
    public record Row(
            String name,
            Script script,
            String shown,
            @Nullable BreakReason reason) {
        /** How much a drip shows depends on the machine. */
        public boolean showed(String words) {
            return reason == BreakReason.TOO_SLOW ? words.startsWith(shown) : words.equals(shown);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Row> rows() {
        return Stream.of(
                row("a whole answer", answer("你", "好"), "你好", null),
                row(
                        "429",
                        response("429 Too Many Requests", JSON, "", error("rate_limit")),
                        "",
                        BreakReason.RATE_LIMITED),
                row(
                        "429 with Retry-After",
                        response("429 Too Many Requests", JSON, "Retry-After: 1\r\n", error("rate_limit")),
                        "",
                        BreakReason.RATE_LIMITED),
                row(
                        "401",
                        response("401 Unauthorized", JSON, "", error("invalid_api_key")),
                        "",
                        BreakReason.UNAUTHORISED),
                row("402", response("402 Payment Required", JSON, "", error("no_balance")), "", BreakReason.UNPAID),
                row("400", response("400 Bad Request", JSON, "", error("bad")), "", BreakReason.REFUSED),
                row("404 in HTML", response("404 Not Found", "text/html", "", "<h1>no</h1>"), "", BreakReason.REFUSED),
                row("500", response("500 Internal Server Error", JSON, "", "{}"), "", BreakReason.PROVIDER_ERROR),
                row("503", response("503 Service Unavailable", "text/plain", "", ""), "", BreakReason.PROVIDER_ERROR),
                row("redirect", response("302 Found", "text/html", "Location: /x\r\n", ""), "", BreakReason.REFUSED),
                row(
                        "HTML with 200",
                        response("200 OK", "text/html", "", "<html>请登录校园网</html>"),
                        "",
                        BreakReason.WRONG_CONTENT),
                row(
                        "no content type",
                        line -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                        "",
                        BreakReason.WRONG_CONTENT),
                row("JSON with 200", response("200 OK", JSON, "", "{\"choices\":[]}"), "", BreakReason.WRONG_CONTENT),
                row(
                        "an error in JSON with 200",
                        response("200 OK", JSON, "", error("server_busy")),
                        "",
                        BreakReason.PROVIDER_ERROR),
                row(
                        "an error object in the stream",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你") + "data: " + error("overloaded") + "\n\n" + words("好"));
                            line.end();
                        },
                        "你",
                        BreakReason.PROVIDER_ERROR),
                row(
                        "an event of type error",
                        line -> {
                            line.send(HEAD);
                            line.chunk("event: error\ndata: {\"code\":\"Throttling\",\"message\":\"…\"}\n\n");
                            line.end();
                        },
                        "",
                        BreakReason.PROVIDER_ERROR),
                row("closed before the headers", line -> line.close(), "", BreakReason.DISCONNECTED),
                row("reset before the headers", line -> line.reset(), "", BreakReason.DISCONNECTED),
                row(
                        "cut within the headers",
                        line -> {
                            line.send("HTTP/1.1 200 OK\r\nContent-Ty");
                            line.close();
                        },
                        "",
                        BreakReason.DISCONNECTED),
                row(
                        "closed after the first word",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你"));
                            line.close();
                        },
                        "你",
                        BreakReason.DISCONNECTED),
                row(
                        "cut in the middle of a UTF-8 character",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你"));
                            byte[] next = words("好").getBytes(StandardCharsets.UTF_8);
                            int inside = words("好").indexOf("好") + 1;
                            line.chunk(Arrays.copyOf(next, inside));
                            line.end();
                        },
                        "你",
                        BreakReason.CUT_OFF),
                row(
                        "a character split over two packets",
                        line -> {
                            line.send(HEAD);
                            byte[] bytes = words("好").getBytes(StandardCharsets.UTF_8);
                            int inside = words("好").indexOf("好") + 1;
                            line.chunk(Arrays.copyOf(bytes, inside));
                            line.chunk(Arrays.copyOfRange(bytes, inside, bytes.length));
                            line.chunk(finish("stop") + DONE);
                            line.end();
                        },
                        "好",
                        null),
                row(
                        "a clean end without finish reason",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你") + words("好"));
                            line.end();
                        },
                        "你好",
                        BreakReason.CUT_OFF),
                row(
                        "[DONE] without finish reason",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你好") + DONE);
                            line.end();
                        },
                        "你好",
                        BreakReason.CUT_OFF),
                row(
                        "a chunk that is no JSON",
                        line -> {
                            line.send(HEAD);
                            line.chunk(
                                    words("你") + "data: {\"choices\":[{\"delta\":\n\n" + words("好") + finish("stop"));
                            line.end();
                        },
                        "你",
                        BreakReason.MALFORMED),
                row(
                        "a body that breaks its own framing",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你"));
                            line.send("zz\r\n");
                            line.waitForTheClient();
                        },
                        "你",
                        BreakReason.DISCONNECTED),
                row("silence after the request", line -> line.waitForTheClient(), "", BreakReason.LATE_START),
                row(
                        "silence after the headers",
                        line -> {
                            line.send(HEAD);
                            line.waitForTheClient();
                        },
                        "",
                        BreakReason.LATE_START),
                row(
                        "silence after the first word",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你"));
                            line.waitForTheClient();
                        },
                        "你",
                        BreakReason.STALLED),
                row(
                        "silence behind keep-alive comments",
                        line -> {
                            line.send(HEAD);
                            while (true) {
                                line.chunk(": keep-alive\n\n");
                                line.pause(50);
                            }
                        },
                        "",
                        BreakReason.LATE_START),
                row(
                        "thoughts without an answer",
                        line -> {
                            line.send(HEAD);
                            while (true) {
                                line.chunk("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"嗯\"}}]}\n\n");
                                line.pause(50);
                            }
                        },
                        "",
                        BreakReason.LATE_START),
                row(
                        "a slow drip",
                        line -> {
                            line.send(HEAD);
                            for (int i = 0; i < 100; i++) {
                                line.chunk(words("."));
                                line.pause(250);
                            }
                        },
                        ".",
                        BreakReason.TOO_SLOW),
                row(
                        "an endless stream",
                        line -> {
                            line.send(HEAD);
                            for (int i = 0; i < 1_000_000; i++) {
                                line.chunk(words("一二三四五六七八九十"));
                            }
                        },
                        "一二三四五六七八九十".repeat(200),
                        BreakReason.OVERSIZED),
                row(
                        "an empty answer",
                        line -> {
                            line.send(HEAD);
                            line.chunk(finish("stop") + DONE);
                            line.end();
                        },
                        "",
                        BreakReason.EMPTY),
                row(
                        "no body",
                        line -> {
                            line.send(HEAD);
                            line.end();
                        },
                        "",
                        BreakReason.CUT_OFF),
                row(
                        "a huge line",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你"));
                            for (int i = 0; i < 100; i++) {
                                line.chunk("x".repeat(10_000));
                            }
                            line.waitForTheClient();
                        },
                        "你",
                        BreakReason.OVERSIZED),
                row(
                        "[DONE] twice and words after it",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你好") + finish("stop") + DONE + DONE + words("再见"));
                            line.end();
                        },
                        "你好",
                        null),
                row(
                        "CRLF, comments, a byte order mark and no last blank line",
                        line -> {
                            line.send(HEAD);
                            line.chunk("\uFEFF" + words("你好").replace("\n", "\r\n") + ": ping\r\n\r\n");
                            line.chunk(finish("stop").stripTrailing());
                            line.end();
                        },
                        "你好",
                        null),
                row(
                        "no end mark after the finish reason",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你好") + finish("stop"));
                            line.reset();
                        },
                        "你好",
                        null),
                row(
                        "cut by the limit of tokens",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你") + finish("length") + DONE);
                            line.end();
                        },
                        "你",
                        BreakReason.TOO_LONG),
                row(
                        "stopped by the provider's filter",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你") + finish("content_filter") + DONE);
                            line.end();
                        },
                        "你",
                        BreakReason.FILTERED),
                row(
                        "a finish reason nobody knows",
                        line -> {
                            line.send(HEAD);
                            line.chunk(words("你") + finish("gave_up") + DONE);
                            line.end();
                        },
                        "你",
                        BreakReason.PROVIDER_ERROR));
    }

    private static final String JSON = "application/json";

    private static Row row(String name, Script script, String shown, @Nullable BreakReason reason) {
        return new Row(name, script, shown, reason);
    }

    private static String error(String code) {
        return "{\"error\":{\"message\":\"你说的话\",\"code\":\"" + code + "\"}}";
    }
}
