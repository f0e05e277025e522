package org.qiwen.evaluation.drive;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * This project's service over HTTP. Keeps its own cookies, so two of them are two people; for one thread.
 *
 * <p>With a password it behaves as a browser: it fetches the {@code XSRF-TOKEN} cookie, signs in, and sends the
 * cookie's value back in {@code X-XSRF-TOKEN} with every change.
 */
public final class HttpTutor implements Tutor {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final String XSRF_COOKIE = "XSRF-TOKEN";
    private static final String XSRF_HEADER = "X-XSRF-TOKEN";

    private final JsonMapper json = JsonMapper.shared();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final URI server;
    private final Credentials credentials;
    private final Duration limit;

    private HttpTutor(URI server, Credentials credentials, Duration limit) {
        this.server = server;
        this.credentials = credentials;
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    /**
     * Signs in.
     *
     * @param server for example {@code http://127.0.0.1:8080}
     * @param limit longest wait for one whole answer, a turn's stream included
     * @throws TutorRefusal when the account or its secret is not accepted
     * @throws TutorFault when the server cannot be reached
     */
    public static HttpTutor signIn(URI server, Credentials credentials, Duration limit) {
        HttpTutor tutor = new HttpTutor(server, credentials, limit);
        if (credentials instanceof Credentials.Password password) {
            tutor.exchange(tutor.request("/api/me").GET(), "GET /api/me");
            tutor.post("/api/session", Map.of("username", password.username(), "password", password.password()));
        }
        tutor.get("/api/me");
        return tutor;
    }

    @Override
    public Conversation open(String inquiry, String locale) {
        JsonNode created = post("/api/conversations", Map.of("inquiry", inquiry, "locale", locale));
        JsonNode opening = created.path("opening");
        List<Option> choices = new ArrayList<>();
        opening.path("choices")
                .forEach(choice -> choices.add(new Option(
                        choice.path("id").asString(""), choice.path("text").asString(""))));
        String id = created.path("id").asString("");
        if (id.isEmpty() || opening.path("text").asString("").isEmpty()) {
            throw new TutorFault("POST /api/conversations answered without id or opening");
        }
        return new HttpConversation(
                id,
                new Opening(
                        opening.path("text").asString(""), opening.path("move").asString(""), choices));
    }

    @Override
    public List<TracedTurn> trace(String conversation) {
        List<TracedTurn> turns = new ArrayList<>();
        get("/api/conversations/" + segment(conversation) + "/trace")
                .path("turns")
                .forEach(turn -> turns.add(new TracedTurn(turn)));
        return turns;
    }

    private JsonNode get(String path) {
        String name = "GET " + path;
        return accepted(name, exchange(request(path).GET(), name));
    }

    private JsonNode post(String path, Map<String, String> body) {
        String name = "POST " + path;
        return accepted(name, exchange(posting(path, body), name));
    }

    private JsonNode accepted(String name, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new TutorRefusal(name, response.statusCode(), response.body());
        }
        return response.body().isEmpty() ? json.nullNode() : parsed(name, response.body());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request, String name) {
        return within(client.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)), name);
    }

    private TurnReply stream(String path, Map<String, String> body) {
        String name = "POST " + path;
        HttpRequest request = posting(path, body)
                .header("Accept", "text/event-stream, application/problem+json")
                .build();
        TurnBody turn =
                within(client.sendAsync(request, new TurnBody.Handler()), name).body();
        return turn.fold(TurnReply::new, problem -> {
            throw new TutorRefusal(name, problem.status(), problem.body());
        });
    }

    /** Waits for the whole body: the client's own limit ends with the headers, so it would not see a stall. */
    private <T> HttpResponse<T> within(CompletableFuture<HttpResponse<T>> answer, String name) {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TutorFault(name + " did not end within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new TutorFault(name + " was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TutorFault fault) {
                throw new TutorFault(name + ": " + fault.getMessage(), e);
            }
            if (e.getCause() instanceof IOException io) {
                throw new TutorFault(name + " failed: " + io, e);
            }
            throw new TutorFault(name + " failed", e);
        }
    }

    private HttpRequest.Builder posting(String path, Map<String, String> body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        xsrf().ifPresent(token -> request.header(XSRF_HEADER, token));
        return request;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        if (credentials instanceof Credentials.Token token) {
            request.header("Authorization", "Bearer " + token.token());
        }
        return request;
    }

    private Optional<String> xsrf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(XSRF_COOKIE))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private JsonNode parsed(String name, String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new TutorFault(name + " did not answer in JSON", e);
        }
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private final class HttpConversation implements Conversation {
        private final String id;
        private final Opening opening;

        HttpConversation(String id, Opening opening) {
            this.id = id;
            this.opening = opening;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Opening opening() {
            return opening;
        }

        @Override
        public TurnReply send(PupilMessage message, String key) {
            return stream(
                    "/api/conversations/" + segment(id) + "/turns",
                    Map.of(message.kind().field(), message.text(), "key", key));
        }
    }
}
