package org.qiwen.ingestion.embed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an endpoint's answer, {@code {"data":[{"index":0,"embedding":[…]},…]}}. Pure. */
final class EmbeddingReply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmbeddingReply() {}

    /**
     * The vectors in the order of the texts, each of length 1.
     *
     * @throws IOException when the answer is none: cut, HTML, an error within a success, vectors missing or given twice
     * @throws EmbeddingFault when the vectors are of another model than was set: asking again would not help
     */
    static List<float[]> vectors(byte[] body, int texts, int dimension) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("the answer is no JSON but begins with '" + beginning(body) + "'", e);
        }
        JsonNode data = root == null ? null : root.get("data");
        if (data == null || !data.isArray()) {
            throw new IOException("the answer has no data" + error(root));
        }
        if (data.size() != texts) {
            throw new IOException("the answer has " + data.size() + " vectors for " + texts + " texts");
        }
        float[][] vectors = new float[texts][];
        for (int i = 0; i < texts; i++) {
            int index = data.get(i).path("index").asInt(i);
            if (index < 0 || index >= texts || vectors[index] != null) {
                throw new IOException("the answer has index " + index + " twice or beyond the texts");
            }
            vectors[index] = vector(data.get(i).path("embedding"), dimension);
        }
        return Arrays.asList(vectors);
    }

    private static float[] vector(JsonNode numbers, int dimension) {
        if (numbers.size() != dimension) {
            throw new EmbeddingFault(
                    "the endpoint's vectors have length " + numbers.size() + ", qiwen.embedding says " + dimension);
        }
        double[] values = new double[dimension];
        double square = 0;
        for (int i = 0; i < dimension; i++) {
            values[i] = numbers.get(i).asDouble(Double.NaN);
            square += values[i] * values[i];
        }
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new EmbeddingFault("the endpoint gave a vector of zeros or of what are no numbers");
        }
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (values[i] / Math.sqrt(square));
        }
        return vector;
    }

    /** Type and code of an error; not its message, which may repeat a text or a key. */
    static String error(byte[] body) {
        try {
            return error(JSON.readTree(body));
        } catch (IOException e) {
            return "";
        }
    }

    private static String error(@Nullable JsonNode root) {
        JsonNode error = root == null ? null : root.get("error");
        if (error == null) {
            return "";
        }
        String what = (error.path("type").asText("") + " " + error.path("code").asText("")).strip();
        return what.matches("[\\w .-]{1,80}") ? " (" + what + ")" : "";
    }

    private static String beginning(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 15), StandardCharsets.UTF_8);
        return text.replaceAll("\\s+", " ");
    }
}
