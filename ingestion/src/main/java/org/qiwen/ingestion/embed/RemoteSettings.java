package org.qiwen.ingestion.embed;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAI-compatible embedding endpoint.
 *
 * @param url base address, to which {@code /embeddings} is added, such as {@code https://api.example.com/v1}
 * @param key sent as bearer token; null: none is sent. Never logged
 * @param model name of the model at the endpoint
 * @param version told apart from other versions under the same name, such as a date or quantisation; null: none
 * @param dimension length of its vectors, 1 to 8192; another length is refused
 * @param asksDimension whether the dimension is asked for in each request, for models that can give several
 * @param maxTokens most tokens of a text that the model reads, 64 to 32768
 * @param batchTexts most texts of one request, 1 to 2048
 * @param batchTokens most estimated tokens of one request; a text that alone has more goes alone
 * @param parallel requests at once, 1 to 64
 * @param timeout longest wait for one answer, from request to last byte
 * @param retries how often a request is sent again after a passing fault, 0 to 10
 */
public record RemoteSettings(
        URI url,
        @Nullable String key,
        String model,
        @Nullable String version,
        int dimension,
        boolean asksDimension,
        int maxTokens,
        int batchTexts,
        int batchTokens,
        int parallel,
        Duration timeout,
        int retries) {

    /** The smallest limit of the endpoints we know: DashScope takes 10 texts a request. */
    public static final int BATCH_TEXTS = 10;

    /** Below the 8192 tokens a request that self-hosted servers take by default. */
    public static final int BATCH_TOKENS = 8000;

    public static final int PARALLEL = 4;
    public static final int RETRIES = 4;
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    public RemoteSettings {
        require(url.getHost() != null && url.getScheme().startsWith("http"), "url must be http(s)://…, was " + url);
        require(!model.isBlank(), "model must be named");
        require(dimension >= 1 && dimension <= 8192, "dimension must be 1..8192, was " + dimension);
        require(maxTokens >= 64 && maxTokens <= 32768, "maxTokens must be 64..32768, was " + maxTokens);
        require(batchTexts >= 1 && batchTexts <= 2048, "batchTexts must be 1..2048, was " + batchTexts);
        require(batchTokens >= 1, "batchTokens must be positive, was " + batchTokens);
        require(parallel >= 1 && parallel <= 64, "parallel must be 1..64, was " + parallel);
        require(!timeout.isNegative() && !timeout.isZero(), "timeout must be positive, was " + timeout);
        require(retries >= 0 && retries <= 10, "retries must be 0..10, was " + retries);
    }

    /** Everything but address, key, model and dimension at its default. */
    public static RemoteSettings of(URI url, @Nullable String key, String model, int dimension) {
        return new RemoteSettings(
                url, key, model, null, dimension, false, 512, BATCH_TEXTS, BATCH_TOKENS, PARALLEL, TIMEOUT, RETRIES);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RemoteSettings[" + url + ", model " + model + (version == null ? "" : "@" + version) + ", dimension "
                + dimension + ", key " + (key == null ? "none" : "given") + "]";
    }
}
