package org.qiwen.assistant.passages;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.derived.Fingerprint;
import org.qiwen.assistant.dialogue.assess.Examples;
import org.qiwen.assistant.dialogue.assess.Examples.Example;
import org.qiwen.assistant.dialogue.assess.Neighbours;
import org.qiwen.assistant.dialogue.assess.Neighbours.Neighbour;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.tutor.Router;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;

/**
 * Routes a message to ideas and beliefs by the cosine with their nearest authored wording, and finds the labelled messages that
 * it is like. Thread-safe; wordings and examples are embedded once and kept from start to start.
 */
public final class IdeaRouter implements Router {
    /** Shorter replies are read by the question before them and carry no topic of their own. Our choice. */
    private static final int SHORTEST = 4;

    private static final String KIND = "wordings";

    private final Embedders embedders;
    private final DerivedFiles derived;
    private final Function<String, Examples> examples;
    private final Map<String, Wordings> wordings = new ConcurrentHashMap<>();

    /** Vectors of the wordings of each idea, of the signs of each belief, and of the examples in their order. */
    record Wordings(Map<String, List<float[]>> ideas, Map<String, List<float[]>> beliefs, List<float[]> examples) {}

    /** @param examples by locale */
    public IdeaRouter(Embedders embedders, DerivedFiles derived, Function<String, Examples> examples) {
        this.embedders = embedders;
        this.derived = derived;
        this.examples = examples;
    }

    @Override
    public Routing route(Inquiry inquiry, String text) {
        return route(inquiry, text, hand -> true);
    }

    /** The same by the examples of some hands only: who judges a hand's messages must not have them before the eyes. */
    public Routing route(Inquiry inquiry, String text, Predicate<String> hands) {
        if (text.length() < SHORTEST) {
            return Routing.none();
        }
        float[] message = embedder(inquiry).embed(text);
        Wordings prepared = prepared(inquiry);
        return new Routing(
                nearest(prepared.ideas(), message),
                nearest(prepared.beliefs(), message),
                neighbours(examples(inquiry), prepared.examples(), message, hands));
    }

    private List<Example> examples(Inquiry inquiry) {
        return examples.apply(inquiry.locale()).of(inquiry.id());
    }

    private static Neighbours neighbours(
            List<Example> examples, List<float[]> vectors, float[] message, Predicate<String> hands) {
        List<Neighbour> all = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            if (hands.test(examples.get(i).hand())) {
                all.add(new Neighbour(examples.get(i), dot(vectors.get(i), message)));
            }
        }
        return new Neighbours(all);
    }

    private static Map<String, Double> nearest(Map<String, List<float[]>> wordings, float[] message) {
        Map<String, Double> similarity = new LinkedHashMap<>();
        wordings.forEach((id, vectors) -> similarity.put(
                id, vectors.stream().mapToDouble(v -> dot(v, message)).max().orElse(0)));
        return similarity;
    }

    /** Embeds an inquiry's wordings, or finds them kept, so that the first message need not wait. */
    Wordings prepared(Inquiry inquiry) {
        return wordings.computeIfAbsent(inquiry.locale() + "/" + inquiry.id(), key -> {
            Map<String, List<String>> ideas = new LinkedHashMap<>();
            inquiry.expectations().forEach(e -> ideas.put(e.id(), e.accept()));
            Map<String, List<String>> beliefs = new LinkedHashMap<>();
            inquiry.misconceptions().forEach(m -> beliefs.put(m.id(), m.signs()));
            List<String> sentences = Stream.of(ideas, beliefs)
                    .flatMap(all -> all.values().stream())
                    .flatMap(List::stream)
                    .toList();
            Iterator<float[]> vectors = vectors(embedder(inquiry), sentences).iterator();
            return new Wordings(taken(ideas, vectors), taken(beliefs, vectors), exampleVectors(inquiry));
        });
    }

    private List<float[]> exampleVectors(Inquiry inquiry) {
        Embedder embedder = embedder(inquiry);
        return examples.apply(inquiry.locale())
                .vectors(inquiry.id(), embedder.model())
                .orElseGet(() -> vectors(
                        embedder, examples(inquiry).stream().map(Example::text).toList()));
    }

    private static Map<String, List<float[]>> taken(Map<String, List<String>> wordings, Iterator<float[]> vectors) {
        Map<String, List<float[]>> taken = new LinkedHashMap<>();
        wordings.forEach((id, sentences) ->
                taken.put(id, sentences.stream().map(s -> vectors.next()).toList()));
        return taken;
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
