package org.qiwen.assistant.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.derived.Fingerprint;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Keeps the vectors of what test servers embed: each begins with the bundled material, which is the same for all. */
class KeptVectors {
    @Bean
    @Primary
    Embedders keptEmbedders(@Qualifier("embedders") Embedders real, DerivedFiles derived) {
        return locale -> new Keeping(real.forLocale(locale), derived);
    }

    /** What was never embedded is embedded by the real model. */
    private record Keeping(Embedder real, DerivedFiles derived) implements Embedder {
        private static final String KIND = "vector";

        @Override
        public String model() {
            return real.model();
        }

        @Override
        public int dimension() {
            return real.dimension();
        }

        @Override
        public int maxTokens() {
            return real.maxTokens();
        }

        @Override
        public int[] tokenStarts(String text) {
            return real.tokenStarts(text);
        }

        @Override
        public float[] embed(String text) {
            return real.embed(text);
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            Map<String, float[]> vectors = new HashMap<>();
            List<String> unknown = new ArrayList<>();
            for (String text : texts) {
                derived.read(KIND, key(text))
                        .ifPresentOrElse(kept -> vectors.put(text, floats(kept)), () -> unknown.add(text));
            }
            List<float[]> embedded = real.embedAll(unknown);
            for (int i = 0; i < unknown.size(); i++) {
                vectors.put(unknown.get(i), embedded.get(i));
                derived.keep(KIND, key(unknown.get(i)), bytes(embedded.get(i)));
            }
            return texts.stream().map(vectors::get).toList();
        }

        private String key(String text) {
            return new Fingerprint().add(real.model()).add(text).hex();
        }

        private static byte[] bytes(float[] vector) {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
            bytes.asFloatBuffer().put(vector);
            return bytes.array();
        }

        private static float[] floats(byte[] bytes) {
            float[] vector = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
            return vector;
        }
    }
}
