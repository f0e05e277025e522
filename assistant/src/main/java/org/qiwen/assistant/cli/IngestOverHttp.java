package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.documents.FileLabels;
import org.qiwen.assistant.documents.LibraryTools.Skipped;
import org.qiwen.assistant.documents.VisibleFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands a folder to a running server, a batch of files a request, all in one job. Blocks. */
final class IngestOverHttp {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int BATCH_FILES = 64;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
    private static final long LOOK_MILLIS = 500;

    private final URI server;
    private final @Nullable String token;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Skipped> tooLarge = new ArrayList<>();

    /** Files that say what others are; they go with each request that has some of these. */
    private List<Path> labelFiles = List.of();

    private volatile @Nullable String job;

    private IngestOverHttp(URI server, @Nullable String token) {
        this.server = server;
        this.token = token;
    }

    /** The server said no. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    static IngestOverHttp signIn(URI server, @Nullable String token, String username, @Nullable String password) {
        boolean hasToken = token != null && !token.isBlank();
        IngestOverHttp http = new IngestOverHttp(server, hasToken ? token : null);
        if (!hasToken) {
            if (password == null || password.isBlank()) {
                throw new Refused(
                        401,
                        "the server at " + server + " holds the data: give --token, or --username and"
                                + " --password (or QIWEN_TOKEN, QIWEN_DEMO_PASSWORD)");
            }
            http.send(http.request("/api/session")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            http.json.writeValueAsString(Map.of("username", username, "password", password)))));
        }
        http.get("/api/me");
        return http;
    }

    /** Sends a folder and follows its job to the end. */
    Line ingest(Path folder, Map<String, String> labels, Consumer<Line> listener) throws IOException {
        String source = folder.toAbsolutePath().normalize().toString();
        resumePaused(source);
        Map<String, String> fields = new LinkedHashMap<>(labels);
        fields.put("source", source.length() > 900 ? source.substring(source.length() - 900) : source);
        labelFiles = FileLabels.files(folder);
        Batches batches = new Batches(folder, fields, listener);
        Files.walkFileTree(folder, batches);
        batches.send();
        if (job == null) {
            return new Line("SUCCEEDED", 0, 0, 0, tooLarge.size(), 0, "");
        }
        upload(List.of(), folder, fields, false);
        return follow(listener);
    }

    /** A job of this folder that was paused goes on beside the new one, which finds its files unchanged. */
    private void resumePaused(String source) {
        get("/api/jobs").path("items").forEach(item -> {
            if (item.path("state").asString("").equals("PAUSED")
                    && item.path("source").asString("").equals(source)) {
                post("/api/jobs/" + item.path("id").asString() + "/resume");
            }
        });
    }

    void pause() {
        String id = job;
        if (id != null) {
            post("/api/jobs/" + id + "/pause");
        }
    }

    /** Tells every file that was skipped. */
    void skipped(Consumer<Skipped> each) {
        tooLarge.forEach(each);
        String after = "0";
        while (after != null && job != null) {
            JsonNode page = get("/api/jobs/" + job + "/files?state=FAILED&size=200&after=" + after);
            page.path("items")
                    .forEach(item -> each.accept(new Skipped(
                            item.path("file").asString(""),
                            item.path("reason").asString(""),
                            item.path("message").asString(""))));
            after = page.path("next").isString() ? page.path("next").asString() : null;
        }
    }

    private Line follow(Consumer<Line> listener) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            Line line = line(get("/api/jobs/" + job));
            while (List.of("QUEUED", "RUNNING").contains(line.state())) {
                listener.accept(line);
                if (never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
                line = line(get("/api/jobs/" + job));
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Line line(JsonNode job) {
        return new Line(
                job.path("state").asString(""),
                job.path("done").asInt(),
                job.path("total").asInt(),
                job.path("passages").asInt(),
                job.path("failed").asInt() + tooLarge.size(),
                job.path("unchanged").asInt(),
                job.path("current").path(0).asString(""));
    }

    /** Collects files of the folder and sends them. */
    private final class Batches extends VisibleFiles {
        private final Path folder;
        private final Map<String, String> fields;
        private final Consumer<Line> listener;
        private final List<Path> files = new ArrayList<>();
        private long bytes;

        Batches(Path folder, Map<String, String> fields, Consumer<Line> listener) {
            this.folder = folder;
            this.fields = fields;
            this.listener = listener;
        }

        @Override
        protected void file(Path file, BasicFileAttributes attributes) throws IOException {
            if (FileLabels.isOne(String.valueOf(file.getFileName()))) {
                return;
            }
            if (!files.isEmpty() && (files.size() >= BATCH_FILES || bytes + attributes.size() > BATCH_BYTES)) {
                send();
            }
            files.add(file);
            bytes += attributes.size();
        }

        void send() throws IOException {
            if (files.isEmpty()) {
                return;
            }
            try {
                upload(files, folder, fields, true);
            } catch (Refused e) {
                if (e.status != 413) {
                    throw e;
                }
                oneByOne(e);
            }
            files.clear();
            bytes = 0;
            listener.accept(line(get("/api/jobs/" + job)));
        }

        /** The server takes no file as large as one of these. */
        private void oneByOne(Refused all) throws IOException {
            for (Path file : files) {
                try {
                    if (files.size() == 1) {
                        throw all;
                    }
                    upload(List.of(file), folder, fields, true);
                } catch (Refused e) {
                    if (e.status != 413) {
                        throw e;
                    }
                    tooLarge.add(new Skipped(name(folder, file), "TOO_LARGE", String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private void upload(List<Path> files, Path folder, Map<String, String> fields, boolean more) throws IOException {
        String boundary = "qiwen-" + UUID.randomUUID();
        Map<String, String> texts = new LinkedHashMap<>(fields);
        if (job != null) {
            texts.put("job", job);
        }
        if (more) {
            texts.put("more", "true");
        }
        List<BodyPublisher> form = new ArrayList<>();
        texts.forEach((name, value) -> form.add(BodyPublishers.ofString("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")));
        List<Path> parts = new ArrayList<>(files.isEmpty() ? List.of() : labelFiles);
        parts.addAll(files);
        for (Path file : parts) {
            form.add(BodyPublishers.ofString("--" + boundary
                    + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                    + name(folder, file).replace("\"", "%22").replaceAll("[\\r\\n]", " ")
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            form.add(BodyPublishers.ofFile(file));
            form.add(BodyPublishers.ofString("\r\n"));
        }
        form.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        JsonNode answer = send(request("/api/documents")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(form.toArray(BodyPublisher[]::new))));
        job = answer.path("job").asString();
    }

    private static String fields(JsonNode problem) {
        StringBuilder said = new StringBuilder();
        problem.path("fields")
                .forEach(field -> said.append(' ')
                        .append(field.path("field").asString(""))
                        .append(": ")
                        .append(field.path("message").asString("")));
        return said.toString();
    }

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private void post(String path) {
        send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT);
        if (token != null) {
            return request.header("Authorization", "Bearer " + token);
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(value -> request.header("X-XSRF-TOKEN", value));
        return request;
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") ? json.readTree(response.body()) : json.missingNode();
            if (response.statusCode() >= 400) {
                throw new Refused(
                        response.statusCode(),
                        "the server answered " + response.statusCode() + ": "
                                + body.path("title").asString("") + ". "
                                + body.path("detail").asString("")
                                + fields(body));
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("the server at " + server + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
