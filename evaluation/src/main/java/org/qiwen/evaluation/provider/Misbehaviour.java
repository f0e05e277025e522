package org.qiwen.evaluation.provider;

import static org.qiwen.evaluation.provider.ScriptedProvider.DONE;
import static org.qiwen.evaluation.provider.ScriptedProvider.HEAD;
import static org.qiwen.evaluation.provider.ScriptedProvider.finish;
import static org.qiwen.evaluation.provider.ScriptedProvider.response;
import static org.qiwen.evaluation.provider.ScriptedProvider.usage;
import static org.qiwen.evaluation.provider.ScriptedProvider.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.qiwen.evaluation.provider.ScriptedProvider.Line;
import org.qiwen.evaluation.provider.ScriptedProvider.Script;

/**
 * A way in which providers answer that is not the plain one.
 *
 * @param name names it in tables
 * @param isHarmless whether the whole answer is there all the same
 * @param play what is done with one request
 */
public record Misbehaviour(String name, boolean isHarmless, Play play) {
    /** The parts of an answer that {@link #all} scripts break; two at least. */
    public interface Play {
        /** @param bits of the answer that would be right, in order */
        void play(Line line, List<String> bits) throws IOException;
    }

    /** The script for an answer of these bits. */
    public Script answering(List<String> bits) {
        if (bits.size() < 2) {
            throw new IllegalArgumentException("an answer to be broken needs two bits, has " + bits.size());
        }
        return line -> play.play(line, bits);
    }

    /** One of {@link #all}. */
    public static Misbehaviour named(String name) {
        return all().stream()
                .filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no misbehaviour " + name));
    }

    @Override
    public String toString() {
        return name;
    }

    /** All that are played: answers without a stream, streams that break, streams that stall, odd endings. */
    public static List<Misbehaviour> all() {
        return ALL;
    }

    private static final String JSON = "application/json";

    private static final List<Misbehaviour> ALL = List.of(
            harmless("a whole answer", (line, bits) -> {
                line.send(HEAD);
                say(line, bits);
                finishWhole(line);
            }),
            refusal("429", "429 Too Many Requests", "", error("rate_limit")),
            refusal("429 with Retry-After 1 s", "429 Too Many Requests", "Retry-After: 1\r\n", error("rate_limit")),
            refusal("429 with Retry-After 1 h", "429 Too Many Requests", "Retry-After: 3600\r\n", error("rate_limit")),
            refusal("401", "401 Unauthorized", "", error("invalid_api_key")),
            refusal("402", "402 Payment Required", "", error("no_balance")),
            refusal("400", "400 Bad Request", "", error("bad")),
            broken(
                    "404 in HTML",
                    (line, bits) -> response("404 Not Found", "text/html", "", "<h1>no</h1>")
                            .play(line)),
            refusal("500", "500 Internal Server Error", "", "{}"),
            broken(
                    "503",
                    (line, bits) -> response("503 Service Unavailable", "text/plain", "", "")
                            .play(line)),
            broken(
                    "redirect",
                    (line, bits) -> response("302 Found", "text/html", "Location: /x\r\n", "")
                            .play(line)),
            broken(
                    "HTML with 200",
                    (line, bits) -> response("200 OK", "text/html", "", "<html>请登录校园网</html>")
                            .play(line)),
            broken("no content type", (line, bits) -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")),
            refusal("JSON with 200", "200 OK", "", "{\"choices\":[]}"),
            refusal("an error in JSON with 200", "200 OK", "", error("server_busy")),
            broken("an error object in the stream", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                line.chunk("data: " + error("overloaded") + "\n\n" + words(last(bits)));
                line.end();
            }),
            broken("an event of type error", (line, bits) -> {
                line.send(HEAD);
                line.chunk("event: error\ndata: {\"code\":\"Throttling\",\"message\":\"…\"}\n\n");
                line.end();
            }),
            broken("closed before the headers", (line, bits) -> line.close()),
            broken("reset before the headers", (line, bits) -> line.reset()),
            broken("cut within the headers", (line, bits) -> {
                line.send("HTTP/1.1 200 OK\r\nContent-Ty");
                line.close();
            }),
            broken("closed after the headers", (line, bits) -> {
                line.send(HEAD);
                line.close();
            }),
            broken("closed after the first word", (line, bits) -> {
                line.send(HEAD);
                line.chunk(words(bits.get(0)));
                line.close();
            }),
            broken("closed in the middle of the answer", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                line.close();
            }),
            broken("reset in the middle of the answer", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                readThenReset(line);
            }),
            broken("cut in the middle of a UTF-8 character", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                line.chunk(Arrays.copyOf(bytes(words(last(bits))), insideOf(last(bits))));
                line.end();
            }),
            harmless("a character split over two packets", (line, bits) -> {
                line.send(HEAD);
                say(line, bits.subList(0, bits.size() - 1));
                byte[] bytes = bytes(words(last(bits)));
                int inside = insideOf(last(bits));
                line.chunk(Arrays.copyOf(bytes, inside));
                line.chunk(Arrays.copyOfRange(bytes, inside, bytes.length));
                finishWhole(line);
            }),
            broken("a clean end without finish reason", (line, bits) -> {
                line.send(HEAD);
                say(line, bits);
                line.end();
            }),
            broken("[DONE] without finish reason", (line, bits) -> {
                line.send(HEAD);
                say(line, bits);
                line.chunk(DONE);
                line.end();
            }),
            broken("a chunk that is no JSON", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                line.chunk("data: {\"choices\":[{\"delta\":\n\n" + words(last(bits)) + finish("stop"));
                line.end();
            }),
            broken("a body that breaks its own framing", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                line.send("zz\r\n");
                line.waitForTheClient();
            }),
            broken("silence after the request", (line, bits) -> line.waitForTheClient()),
            broken("silence after the headers", (line, bits) -> {
                line.send(HEAD);
                line.waitForTheClient();
            }),
            broken("silence after the first word", (line, bits) -> {
                line.send(HEAD);
                line.chunk(words(bits.get(0)));
                line.waitForTheClient();
            }),
            broken("silence in the middle of the answer", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                line.waitForTheClient();
            }),
            broken("silence behind keep-alive comments", (line, bits) -> {
                line.send(HEAD);
                while (true) {
                    line.chunk(": keep-alive\n\n");
                    line.pause(50);
                }
            }),
            broken("comments in the middle of the answer", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                while (true) {
                    line.chunk(": keep-alive\n\n");
                    line.pause(50);
                }
            }),
            broken("thoughts without an answer", (line, bits) -> {
                line.send(HEAD);
                while (true) {
                    line.chunk(thought(bits.get(0)));
                    line.pause(50);
                }
            }),
            broken("only thoughts, then an end", (line, bits) -> {
                line.send(HEAD);
                for (String bit : bits) {
                    line.chunk(thought(bit));
                }
                line.chunk(finish("stop") + DONE);
                line.end();
            }),
            broken("a <think> that is never closed", (line, bits) -> {
                line.send(HEAD);
                line.chunk(words("<think>"));
                say(line, bits);
                line.chunk(finish("stop") + DONE);
                line.end();
            }),
            broken("a slow drip", (line, bits) -> {
                line.send(HEAD);
                for (int i = 0; i < 1000; i++) {
                    line.chunk(words(bits.get(i % bits.size())));
                    line.pause(250);
                }
            }),
            broken("an endless stream", (line, bits) -> {
                line.send(HEAD);
                for (int i = 0; i < 1_000_000; i++) {
                    line.chunk(words(bits.get(0)));
                }
            }),
            broken("an empty answer", (line, bits) -> {
                line.send(HEAD);
                line.chunk(finish("stop") + DONE);
                line.end();
            }),
            broken("no body", (line, bits) -> {
                line.send(HEAD);
                line.end();
            }),
            broken("a huge line", (line, bits) -> {
                line.send(HEAD);
                say(line, half(bits));
                for (int i = 0; i < 100; i++) {
                    line.chunk("x".repeat(10_000));
                }
                line.waitForTheClient();
            }),
            harmless("[DONE] twice and words after it", (line, bits) -> {
                line.send(HEAD);
                say(line, bits);
                line.chunk(finish("stop") + DONE + DONE + words("再见"));
                line.end();
            }),
            harmless("words after the finish reason", (line, bits) -> {
                line.send(HEAD);
                say(line, bits);
                line.chunk(finish("stop") + words("再见") + DONE);
                line.end();
            }),
            harmless("CRLF, comments, a byte order mark and no last blank line", (line, bits) -> {
                line.send(HEAD);
                line.chunk("\uFEFF");
                for (String bit : bits) {
                    line.chunk(words(bit).replace("\n", "\r\n"));
                }
                line.chunk(": ping\r\n\r\n");
                line.chunk(finish("stop").stripTrailing());
                line.end();
            }),
            harmless("no end mark after the finish reason", (line, bits) -> {
                line.send(HEAD);
                say(line, bits);
                line.chunk(finish("stop"));
                readThenReset(line);
            }),
            broken("cut by the limit of tokens", (line, bits) -> ended(line, half(bits), "length")),
            broken("stopped by the provider's filter", (line, bits) -> ended(line, half(bits), "content_filter")),
            broken("a finish reason nobody knows", (line, bits) -> ended(line, half(bits), "gave_up")));

    private static Misbehaviour harmless(String name, Play play) {
        return new Misbehaviour(name, true, play);
    }

    private static Misbehaviour broken(String name, Play play) {
        return new Misbehaviour(name, false, play);
    }

    /** A response in JSON without a stream. */
    private static Misbehaviour refusal(String name, String status, String headers, String body) {
        return broken(
                name, (line, bits) -> response(status, JSON, headers, body).play(line));
    }

    private static void say(Line line, List<String> bits) throws IOException {
        for (String bit : bits) {
            line.chunk(words(bit));
        }
    }

    private static void ended(Line line, List<String> bits, String reason) throws IOException {
        line.send(HEAD);
        say(line, bits);
        line.chunk(finish(reason) + DONE);
        line.end();
    }

    private static void finishWhole(Line line) throws IOException {
        line.chunk(finish("stop") + usage(10, 5) + DONE);
        line.end();
    }

    /** A reset may overtake what was sent before it. */
    private static void readThenReset(Line line) throws IOException {
        line.pause(100);
        line.reset();
    }

    private static String thought(String bit) {
        return "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"" + bit + "\"}}]}\n\n";
    }

    private static List<String> half(List<String> bits) {
        return bits.subList(0, bits.size() / 2);
    }

    private static String last(List<String> bits) {
        return bits.get(bits.size() - 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A place in the frame between the bytes of its first Chinese character, before which all is ASCII. */
    private static int insideOf(String bit) {
        return words(bit).indexOf(bit) + 1;
    }

    private static String error(String code) {
        return "{\"error\":{\"message\":\"你说的话\",\"code\":\"" + code + "\"}}";
    }
}
