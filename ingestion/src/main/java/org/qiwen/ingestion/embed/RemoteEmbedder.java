package org.qiwen.ingestion.embed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an OpenAI-compatible endpoint for vectors, in batches limited by texts and tokens.
 *
 * <p>Passing faults (429, 5xx, no or a broken answer, HTML in place of JSON) are tried again after a wait; other refusals and
 * vectors of another length are not. What remains is an {@link EmbeddingFault}. Neither texts nor the key are ever logged.
 */
public final class RemoteEmbedder implements Embedder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteEmbedder.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int TOO_MANY = 429;

    /** A number in JSON with its comma; twice what full precision needs. */
    private static final int BYTES_PER_NUMBER = 50;

    private static final int BYTES_BESIDE = 65_536;

    private final RemoteSettings settings;
    private final URI endpoint;
    private final HttpClient client;
    private final ExecutorService requests;
    private final Backoff backoff;
    private final Pause pause;

    /** Waits between tries. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    public RemoteEmbedder(RemoteSettings settings) {
        this(
                settings,
                new Backoff(Clock.systemUTC(), () -> ThreadLocalRandom.current().nextDouble()),
                time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()));
    }

    RemoteEmbedder(RemoteSettings settings, Backoff backoff, Pause pause) {
        this.settings = settings;
        this.endpoint = URI.create(settings.url().toString().replaceFirst("/+$", "") + "/embeddings");
        this.client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        this.requests = Executors.newFixedThreadPool(settings.parallel(), task -> {
            Thread thread = new Thread(task, "embed-remote");
            thread.setDaemon(true);
            return thread;
        });
        this.backoff = backoff;
        this.pause = pause;
    }

    @Override
    public String model() {
        return settings.model() + (settings.version() == null ? "" : "@" + settings.version());
    }

    @Override
    public int dimension() {
        return settings.dimension();
    }

    @Override
    public int maxTokens() {
        return settings.maxTokens();
    }

    @Override
    public float[] embed(String text) {
        try {
            return request(List.of(text)).get(0);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        List<Future<List<float[]>>> running = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>(texts.size());
        try {
            for (List<String> batch : batches(texts)) {
                running.add(requests.submit(() -> request(batch)));
            }
            for (Future<List<float[]>> batch : running) {
                vectors.addAll(batch.get());
            }
            return vectors;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EmbeddingFault fault
                    ? fault
                    : new EmbeddingFault("cannot embed with " + model(), e);
        } finally {
            running.forEach(batch -> batch.cancel(true));
        }
    }

    private static EmbeddingFault interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddingFault("interrupted while embedding", e);
    }

    /** In the order given; a batch is closed before it passes a limit. */
    List<List<String>> batches(List<String> texts) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        int tokens = 0;
        for (String text : texts) {
            int size = Math.min(settings.maxTokens(), TokenEstimate.starts(text).length);
            if (!batch.isEmpty() && (batch.size() == settings.batchTexts() || tokens + size > settings.batchTokens())) {
                batches.add(batch);
                batch = new ArrayList<>();
                tokens = 0;
            }
            batch.add(text);
            tokens += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private List<float[]> request(List<String> texts) throws InterruptedException {
        byte[] body = body(texts);
        for (int tried = 1; ; tried++) {
            String why;
            Optional<String> retryAfter = Optional.empty();
            try {
                HttpResponse<byte[]> answer = send(body, texts.size());
                int status = answer.statusCode();
                if (status == 200) {
                    return EmbeddingReply.vectors(answer.body(), texts.size(), settings.dimension());
                }
                why = "status " + status + EmbeddingReply.error(answer.body()) + hint(status);
                if (status != TOO_MANY && status < 500) {
                    throw new EmbeddingFault(endpoint + " refused to embed: " + why);
                }
                retryAfter = answer.headers().firstValue("Retry-After");
            } catch (IOException e) {
                why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            if (tried > settings.retries()) {
                throw new EmbeddingFault(
                        endpoint + " gave no vectors for " + model() + " in " + tried + " tries; the last: " + why);
            }
            Duration wait = backoff.before(tried, retryAfter);
            LOG.warn("{} gave no vectors ({}); asked again in {} ms", endpoint, why, wait.toMillis());
            pause.of(wait);
        }
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> "; check qiwen.embedding.remote.key";
            case 404 -> "; check qiwen.embedding.remote.url and model";
            case 400, 413, 422 ->
                "; the batch may be too large for the endpoint: see batch-texts, batch-tokens and max-tokens";
            default -> "";
        };
    }

    /** The whole exchange has one time limit: the client's own covers the headers only. */
    private HttpResponse<byte[]> send(byte[] body, int texts) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (settings.key() != null) {
            request.header("Authorization", "Bearer " + settings.key());
        }
        int limit = (int)
                Math.min(Integer.MAX_VALUE / 2, (long) texts * settings.dimension() * BYTES_PER_NUMBER + BYTES_BESIDE);
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), answered -> new BoundedBody(limit));
        try {
            return exchange.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + settings.timeout(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault
                    ? fault
                    : new IOException("the exchange failed", e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private byte[] body(List<String> texts) {
        ObjectNode request =
                JSON.createObjectNode().put("model", settings.model()).put("encoding_format", "float");
        if (settings.asksDimension()) {
            request.put("dimensions", settings.dimension());
        }
        texts.forEach(text -> request.withArray("input").add(readable(text)));
        try {
            return JSON.writeValueAsBytes(request);
        } catch (IOException e) {
            throw new EmbeddingFault("cannot write a request", e);
        }
    }

    /** Endpoints refuse an empty text and one that is too long. */
    private String readable(String text) {
        if (text.isBlank()) {
            return " .";
        }
        int[] starts = TokenEstimate.starts(text);
        return starts.length <= settings.maxTokens() ? text : text.substring(0, starts[settings.maxTokens()]);
    }

    /** Ends the requests in work; a later one fails. */
    @Override
    public void close() {
        requests.shutdownNow();
    }
}
