package org.qiwen.assistant.dialogue.assess;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Vectors of examples as they are shipped, so that no start has to embed them: a byte a number, scaled to the largest of each
 * vector, which moves a cosine by less than 0.01 (tested).
 *
 * @param model whose they are; another model's router embeds the texts itself
 * @param vectors of unit length, in the order of the examples
 */
public record ExampleVectors(String model, List<float[]> vectors) {
    public ExampleVectors {
        vectors = List.copyOf(vectors);
    }

    static ExampleVectors read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        String model = in.readUTF();
        int count = in.readInt();
        int dimension = in.readInt();
        List<float[]> vectors = new ArrayList<>(count);
        byte[] bytes = new byte[dimension];
        for (int i = 0; i < count; i++) {
            float scale = in.readFloat();
            in.readFully(bytes);
            float[] vector = new float[dimension];
            for (int d = 0; d < dimension; d++) {
                vector[d] = bytes[d] * scale;
            }
            vectors.add(vector);
        }
        return new ExampleVectors(model, vectors);
    }

    /** Writes them in the shipped form; the stream stays open. */
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeUTF(model);
        out.writeInt(vectors.size());
        out.writeInt(vectors.isEmpty() ? 0 : vectors.get(0).length);
        for (float[] vector : vectors) {
            float largest = Float.MIN_NORMAL;
            for (float value : vector) {
                largest = Math.max(largest, Math.abs(value));
            }
            float scale = largest / Byte.MAX_VALUE;
            out.writeFloat(scale);
            for (float value : vector) {
                out.writeByte(Math.round(value / scale));
            }
        }
        out.flush();
    }
}
