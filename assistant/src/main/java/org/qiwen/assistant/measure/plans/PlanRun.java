package org.qiwen.assistant.measure.plans;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.assistant.inquiry.Inquiry;
import tools.jackson.databind.json.JsonMapper;

/** Teachers who each make plans one after the other and take each as a file, all at the same time. Blocks. */
public final class PlanRun {
    /** Longest wait for one answer. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final URI server;
    private final String token;
    private final List<Inquiry> inquiries;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param token of an account that may make plans */
    public PlanRun(URI server, String token, List<Inquiry> inquiries) {
        this.server = server;
        this.token = token;
        this.inquiries = List.copyOf(inquiries);
    }

    /**
     * What one plan took.
     *
     * @param planned from the brief to the last event
     * @param exported from there to the whole file
     * @param bytes of the file
     */
    public record Made(String format, Duration planned, Duration exported, int bytes) {
        public Duration whole() {
            return planned.plus(exported);
        }
    }

    /**
     * Lets {@code teachers} make {@code each} plans, the formats in turn.
     *
     * @throws IllegalStateException when an answer is not a success
     */
    public List<Made> run(int teachers, int each, List<String> formats) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(teachers);
        try {
            List<Callable<List<Made>>> work = new ArrayList<>();
            for (int teacher = 0; teacher < teachers; teacher++) {
                int number = teacher;
                work.add(() -> teacher(number, each, formats));
            }
            List<Made> all = new ArrayList<>();
            for (Future<List<Made>> made : threads.invokeAll(work)) {
                all.addAll(made.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a plan failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Made> teacher(int number, int each, List<String> formats) throws IOException, InterruptedException {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            int turn = number * each + i;
            made.add(make(inquiries.get(turn % inquiries.size()), formats.get(turn % formats.size())));
        }
        return made;
    }

    private Made make(Inquiry inquiry, String format) throws IOException, InterruptedException {
        Map<String, String> brief = Map.of(
                "locale",
                inquiry.locale(),
                "stage",
                inquiry.earliestStage().name(),
                "topic",
                inquiry.title(),
                "inquiry",
                inquiry.id());
        long began = System.nanoTime();
        HttpRequest create = request("/api/lesson-plans")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(brief)))
                .build();
        String events = whole(client.send(create, HttpResponse.BodyHandlers.ofString()));
        long planned = System.nanoTime();
        Matcher id = ID.matcher(events);
        if (!id.find() || !events.contains("event:done")) {
            throw new IllegalStateException("the stream of " + inquiry.id() + " did not end with its plan");
        }
        HttpRequest export = request("/api/lesson-plans/" + id.group(1) + "/export?format=" + format)
                .GET()
                .build();
        byte[] file = whole(client.send(export, HttpResponse.BodyHandlers.ofByteArray()));
        long exported = System.nanoTime();
        return new Made(format, Duration.ofNanos(planned - began), Duration.ofNanos(exported - planned), file.length);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT).header("Authorization", "Bearer " + token);
    }

    private static <T> T whole(HttpResponse<T> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answered " + response.statusCode());
        }
        return response.body();
    }
}
