package org.qiwen.assistant.passages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.tutor.Router;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;

/** Routes a message to ideas by the cosine with their nearest authored wording. Thread-safe; wordings are embedded once. */
final class IdeaRouter implements Router {
    /** Shorter replies are read by the question before them and carry no topic of their own. Our choice. */
    private static final int SHORTEST = 4;

    private final Embedders embedders;
    private final Map<String, Map<String, List<float[]>>> wordings = new ConcurrentHashMap<>();

    IdeaRouter(Embedders embedders) {
        this.embedders = embedders;
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

    /** Embeds an inquiry's wordings, so that the first message need not wait. */
    Map<String, List<float[]>> prepared(Inquiry inquiry) {
        return wordings.computeIfAbsent(inquiry.locale() + "/" + inquiry.id(), key -> {
            Map<String, List<float[]>> vectors = new LinkedHashMap<>();
            inquiry.expectations()
                    .forEach(e -> vectors.put(e.id(), embedder(inquiry).embedAll(e.accept())));
            return vectors;
        });
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
