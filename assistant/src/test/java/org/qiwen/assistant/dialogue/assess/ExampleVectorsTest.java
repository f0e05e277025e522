package org.qiwen.assistant.dialogue.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExampleVectorsTest {
    private static final int DIMENSION = 512;

    private final Random random = new Random(5);

    @Test
    void cosinesHardlyMoveInTheShippedForm() throws IOException {
        List<float[]> vectors = Stream.generate(this::unit).limit(40).toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ExampleVectors("m1", vectors).write(bytes);

        ExampleVectors read = ExampleVectors.read(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(read.model()).isEqualTo("m1");
        assertThat(read.vectors()).hasSameSizeAs(vectors);
        for (int i = 0; i < vectors.size(); i++) {
            for (float[] message : vectors) {
                assertThat(dot(read.vectors().get(i), message)).isCloseTo(dot(vectors.get(i), message), within(0.01));
            }
        }
    }

    @Test
    void everyShippedExampleHasItsVector() {
        Examples shipped = Examples.shipped("zh-CN");

        assertThat(shipped.all()).hasSizeGreaterThan(5000);
        assertThat(shipped.of("float-sink"))
                .isNotEmpty()
                .hasSameSizeAs(shipped.vectors("float-sink", "bge-small-zh-v1.5-q@15b717c3.1")
                        .orElseThrow());
        assertThat(shipped.vectors("float-sink", "another")).isEmpty();
    }

    private float[] unit() {
        float[] vector = new float[DIMENSION];
        double sum = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
            sum += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(sum);
        }
        return vector;
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
