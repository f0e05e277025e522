package org.qiwen.assistant.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does what the pages do over HTTP: keeps cookies and echoes the XSRF token. Blocks. */
public final class Browser {
    /** Between the parts of a form. */
    public static final String BOUNDARY = "----qiwen-test-form";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(PATIENCE)
            .build();
    private final JsonMapper json = JsonMapper.builder().build();

    /** A browser for the server at this address. */
    public Browser(URI server) {
        this.server = server;
    }

    /** An answer with its body as JSON; {@code body} is missing when there is none. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers) {
        /** The last part of a problem's type. */
        public String problem() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    /** One server-sent event. */
    public record Event(int id, String event, JsonNode data) {}

    public Browser signIn(String username, String password) {
        Answer answer = post("/api/session", Map.of("username", username, "password", password));
        if (answer.status() != 204) {
            throw new IllegalStateException("sign-in of " + username + " answered " + answer.status());
        }
        // A page asks who it is; that brings the XSRF cookie.
        get("/api/me");
        return this;
    }

    public Answer get(String path, String... headers) {
        return answer(request(path, headers).GET().build());
    }

    public Answer post(String path, Object body, String... headers) {
        return answer(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    public Answer put(String path, Object body, String... headers) {
        return answer(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    public Answer patch(String path, Object body) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    /** A part of a form: a file when {@code filename} is given, else a text. */
    public record Part(String name, @Nullable String filename, byte[] content) {
        public static Part file(String filename, byte[] content) {
            return new Part("files", filename, content);
        }

        public static Part text(String name, String value) {
            return new Part(name, null, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Sends a form as pages do. */
    public Answer upload(String path, Part... parts) {
        return answer(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form(parts)))
                .build());
    }

    /** The bytes of a form. */
    public static byte[] form(Part... parts) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (Part part : parts) {
            String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\""
                    + (part.filename() == null
                            ? ""
                            : "; filename=\"" + part.filename() + "\"\r\nContent-Type: application/octet-stream")
                    + "\r\n\r\n";
            form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            form.writeBytes(part.content());
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    /** An answer with its body as it is. */
    public record Download(int status, byte[] body, Map<String, List<String>> headers) {}

    public Download download(String path) {
        HttpResponse<InputStream> response = open(request(path).GET().build());
        try (InputStream body = response.body()) {
            return new Download(
                    response.statusCode(),
                    body.readAllBytes(),
                    response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a stream of events to its end. */
    public List<Event> watch(String path) {
        return events(request(path, "Accept", "text/event-stream").GET().build());
    }

    /** Sends a request whose answer is a stream of events, and reads it to its end. */
    public List<Event> postForEvents(String path, Object body, String... headers) {
        return events(request(path, headers)
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    /** Sends a request whose answer is a stream of events, and reads them while they come. */
    public Tap postAndFollow(String path, Object body, String... headers) {
        return tap(request(path, headers)
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    public Answer delete(String path) {
        return answer(request(path).DELETE().build());
    }

    /** Sends a turn and reads its events to the end. */
    public List<Event> send(String conversation, Map<String, String> turn) {
        return events(turnRequest(conversation, turn));
    }

    /** Sends a turn and reads its events while they come. */
    public Tap sendAndFollow(String conversation, Map<String, String> turn) {
        return tap(turnRequest(conversation, turn));
    }

    /** Reads a turn's events while they come. */
    public Tap follow(String conversation, int turn, int after) {
        return tap(replayRequest(conversation, turn, after));
    }

    /** Sends a turn and goes away as soon as the server has answered with its first bytes. */
    public void sendAndLeave(String conversation, Map<String, String> turn) {
        open(turnRequest(conversation, turn));
    }

    public List<Event> replay(String conversation, int turn, int after) {
        return events(replayRequest(conversation, turn, after));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest turnRequest(String conversation, Map<String, String> turn) {
        return request("/api/conversations/" + conversation + "/turns", "Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(turn)))
                .build();
    }

    private HttpRequest replayRequest(String conversation, int turn, int after) {
        return request(
                        "/api/conversations/" + conversation + "/turns/" + turn + "/events",
                        "Accept",
                        "text/event-stream",
                        "Last-Event-ID",
                        Integer.toString(after))
                .GET()
                .build();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        String token = cookie("XSRF-TOKEN");
        if (!token.isEmpty()) {
            request.header("X-XSRF-TOKEN", token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer answer(HttpRequest request) {
        HttpResponse<InputStream> response = open(request);
        return new Answer(
                response.statusCode(), read(response), response.headers().map());
    }

    private JsonNode read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readAllBytes();
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return bytes.length == 0 || !isJson ? json.missingNode() : json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tap tap(HttpRequest request) {
        return new Tap(stream(request).body());
    }

    private HttpResponse<InputStream> stream(HttpRequest request) {
        HttpResponse<InputStream> response = open(request);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("stream refused: " + response.statusCode() + " " + read(response));
        }
        return response;
    }

    private List<Event> events(HttpRequest request) {
        HttpResponse<InputStream> response = stream(request);
        List<Event> events = new ArrayList<>();
        try (InputStream body = response.body()) {
            for (String block : new String(body.readAllBytes(), StandardCharsets.UTF_8).split("\n\n")) {
                event(block).ifPresent(events::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    /** The event of a block; empty for a comment or a hint when to come back, which have no data. */
    static Optional<Event> event(String block) {
        if (!block.startsWith("data:") && !block.contains("\ndata:")) {
            return Optional.empty();
        }
        int id = 0;
        String type = "";
        String data = "";
        for (String line : block.split("\n")) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("id:")) {
                id = Integer.parseInt(value);
            } else if (line.startsWith("event:")) {
                type = value;
            } else if (line.startsWith("data:")) {
                data = value;
            }
        }
        return Optional.of(new Event(id, type, JsonMapper.shared().readTree(data)));
    }

    private HttpResponse<InputStream> open(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
