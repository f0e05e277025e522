package org.qiwen.assistant.measure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.Candidate;
import org.qiwen.ingestion.store.CandidateQuery;
import org.qiwen.ingestion.store.PassageFilter;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;

/**
 * One hash over all that a store holds of handed-in documents: ids, texts, offsets, natures and vectors of passages. The
 * port gives no vectors away, so each is told by its cosines with {@value #PROJECTIONS} fixed random vectors.
 *
 * @param documents how many
 * @param passages how many
 * @param sha256 equal for equal contents
 */
public record PassageDigest(int documents, int passages, String sha256) {
    private static final int PROJECTIONS = 3;
    private static final int MOST_PASSAGES = 1000;

    /** Dimensions of the models by their names' beginnings; the port does not say them either. */
    private static final Map<String, Integer> DIMENSIONS = Map.of("bge-small-zh", 512, "bge-small-en", 384);

    /** Reads a store. Vectors of a model whose length is unknown are left out. */
    public static PassageDigest of(PassageStore store) {
        MessageDigest digest = newDigest();
        int documents = 0;
        int passages = 0;
        for (StoredDocument document : store.documents()) {
            if (!document.file().startsWith("uploads/")) {
                continue;
            }
            documents++;
            add(digest, document.id(), document.file(), document.contentHash(), document.model(), document.title());
            List<Passage> all = store.passages(document.id());
            passages += all.size();
            Map<String, StringBuilder> vectors = vectors(store, document, all.size());
            for (Passage passage : all) {
                add(
                        digest,
                        passage.id(),
                        passage.text(),
                        passage.heading(),
                        passage.start() + ".." + passage.end(),
                        passage.nature().name(),
                        String.valueOf(vectors.get(passage.id())));
            }
        }
        return new PassageDigest(documents, passages, HexFormat.of().formatHex(digest.digest()));
    }

    private static Map<String, StringBuilder> vectors(PassageStore store, StoredDocument document, int passages) {
        Map<String, StringBuilder> vectors = new HashMap<>();
        int dimensions = DIMENSIONS.entrySet().stream()
                .filter(model -> document.model().startsWith(model.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
        if (dimensions == 0 || passages == 0) {
            return vectors;
        }
        PassageFilter filter = PassageFilter.in(document.locale()).documents(Set.of(document.id()));
        for (int i = 0; i < PROJECTIONS; i++) {
            List<Candidate> candidates = store.candidates(
                    new CandidateQuery("", unit(dimensions, i), document.model(), filter, MOST_PASSAGES));
            if (candidates.size() != Math.min(passages, MOST_PASSAGES)) {
                throw new IllegalStateException(
                        document.id() + " has " + passages + " passages and vectors of " + candidates.size());
            }
            for (Candidate candidate : candidates) {
                vectors.computeIfAbsent(candidate.passage().id(), id -> new StringBuilder())
                        .append(String.format(Locale.ROOT, "%.4f ", candidate.similarity()));
            }
        }
        return vectors;
    }

    private static float[] unit(int dimensions, int seed) {
        Random random = new Random(seed);
        float[] vector = new float[dimensions];
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
            sum += vector[i] * vector[i];
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= (float) Math.sqrt(sum);
        }
        return vector;
    }

    private static void add(MessageDigest digest, String... parts) {
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
