package org.qiwen.assistant.passages;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.derived.Fingerprint;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.tutor.Router;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;

/** Routes a message to ideas by the cosine with their nearest authored wording. Thread-safe; wordings are
 * embedded once and kept from start to start. */
public final class IdeaRouter implements Router {
    /** Shorter replies are read by the question before them and carry no topic of their own. Our choice. */
    private static final int SHORTEST = 4;

    private static final String KIND = "wordings";

    private final Embedders embedders;
    private final DerivedFiles derived;
    private final Map<String, Map<String, List<float[]>>> wordings = new ConcurrentHashMap<>();

    public IdeaRouter(Embedders embedders, DerivedFiles derived) {
        this.embedders = embedders;
        this.derived = derived;
    }

    @Override
    public Routing route(Inquiry inquiry, String text) {
        if (text.length() < SHORTEST) {
            return Routing.none();
        }
        float[] message = embedder(inquiry).embed(text);
        Map<String, Double> similarity = new LinkedHashMap<>();
        prepared(inquiry)
                .forEach((idea, vectors) -> similarity.put(
                        idea,
                        vectors.stream().mapToDouble(v -> dot(v, message)).max().orElse(0)));
        return new Routing(similarity);
    }

    /** Embeds an inquiry's wordings, or finds them kept, so that the first message need not wait. */
    Map<String, List<float[]>> prepared(Inquiry inquiry) {
        return wordings.computeIfAbsent(inquiry.locale() + "/" + inquiry.id(), key -> {
            List<String> sentences = inquiry.expectations().stream()
                    .flatMap(e -> e.accept().stream())
                    .toList();
            Iterator<float[]> vectors = vectors(embedder(inquiry), sentences).iterator();
            Map<String, List<float[]>> byIdea = new LinkedHashMap<>();
            inquiry.expectations()
                    .forEach(e -> byIdea.put(
                            e.id(), e.accept().stream().map(s -> vectors.next()).toList()));
            return byIdea;
        });
    }

    private List<float[]> vectors(Embedder embedder, List<String> sentences) {
        Fingerprint fingerprint = new Fingerprint().add(embedder.model());
        sentences.forEach(fingerprint::add);
        String key = fingerprint.hex();
        int dimension = embedder.dimension();
        return derived.read(KIND, key)
                .filter(bytes -> bytes.length == sentences.size() * dimension * Float.BYTES)
                .map(bytes -> unpacked(bytes, dimension))
                .orElseGet(() -> {
                    List<float[]> vectors = embedder.embedAll(sentences);
                    derived.keep(KIND, key, packed(vectors, dimension));
                    return vectors;
                });
    }

    private static byte[] packed(List<float[]> vectors, int dimension) {
        ByteBuffer bytes = ByteBuffer.allocate(vectors.size() * dimension * Float.BYTES);
        vectors.forEach(vector -> {
            for (float value : vector) {
                bytes.putFloat(value);
            }
        });
        return bytes.array();
    }

    private static List<float[]> unpacked(byte[] bytes, int dimension) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        List<float[]> vectors = new ArrayList<>();
        while (from.hasRemaining()) {
            float[] vector = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                vector[i] = from.getFloat();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private Embedder embedder(Inquiry inquiry) {
        return embedders.forLocale(Locale.forLanguageTag(inquiry.locale()));
    }

    /** Vectors are unit length, so this is the cosine. */
    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
