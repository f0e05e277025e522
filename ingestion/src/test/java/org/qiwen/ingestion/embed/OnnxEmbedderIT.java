package org.qiwen.ingestion.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxEmbedderIT {
    private static final OnnxEmbedders EMBEDDERS = new OnnxEmbedders(2);

    @AfterAll
    static void close() {
        EMBEDDERS.close();
    }

    @Test
    void loadsAModelOnlyWithItsFirstText() {
        try (OnnxEmbedder embedder = new OnnxEmbedder(OnnxModel.BGE_SMALL_ZH)) {
            assertThat(embedder.model()).isEqualTo("bge-small-zh-v1.5-q@15b717c3.1");
            assertThat(embedder.isLoaded()).isFalse();
            embedder.embed("水");
            assertThat(embedder.isLoaded()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesVectorsOfLengthOne(OnnxModel model) {
        OnnxEmbedder embedder = EMBEDDERS.forLocale(model == OnnxModel.BGE_SMALL_ZH ? Locale.CHINESE : Locale.ENGLISH);
        for (String text : List.of("浮力 buoyancy", "", "水".repeat(3000))) {
            float[] vector = embedder.embed(text);
            assertThat(vector).hasSize(model.dimension());
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void mayBeClosedWhileTextsAreInWork() throws Exception {
        OnnxEmbedder embedder = new OnnxEmbedder(OnnxModel.BGE_SMALL_ZH, 2);
        embedder.embed("水");
        CountDownLatch started = new CountDownLatch(1);
        Thread working = new Thread(() -> {
            started.countDown();
            try {
                embedder.embedAll(Collections.nCopies(500, "物体放进水里".repeat(30)));
            } catch (IllegalStateException e) {
                // Given up, as promised; the process lives.
            }
        });
        working.start();
        started.await();
        embedder.close();
        working.join();
        assertThat(embedder.embed("水")).hasSize(512);
        embedder.close();
    }

    @Test
    void putsLikeMeaningsNear() {
        OnnxEmbedder chinese = EMBEDDERS.forLocale(Locale.SIMPLIFIED_CHINESE);
        float[] question = chinese.embed("为什么天空是蓝色的");
        assertThat(dot(question, chinese.embed("天为什么是蓝的？")))
                .isGreaterThan(dot(question, chinese.embed("铁块为什么会沉到水底？")) + 0.2);
        OnnxEmbedder english = EMBEDDERS.forLocale(Locale.ENGLISH);
        float[] sky = english.embed("Why is the sky blue?");
        assertThat(dot(sky, english.embed("What makes the sky look blue")))
                .isGreaterThan(dot(sky, english.embed("Iron sinks in water")) + 0.1);
    }

    @Test
    void embedsManyAsItEmbedsEach() {
        OnnxEmbedder embedder = EMBEDDERS.forLocale(Locale.SIMPLIFIED_CHINESE);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            texts.add("第" + i + "个物体放进水里".repeat(1 + i % 5));
        }
        List<float[]> all = embedder.embedAll(texts);
        assertThat(all).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(dot(all.get(i), embedder.embed(texts.get(i)))).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void readsTraditionalCharactersAsSimplifiedOnes() {
        OnnxEmbedder embedder = EMBEDDERS.forLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(embedder.embed("為什麼鐵塊會沉到水底？")).isEqualTo(embedder.embed("为什么铁块会沉到水底？"));
    }

    @Test
    void countsTokensAsTheModelReadsThem() {
        OnnxEmbedder embedder = EMBEDDERS.forLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(embedder.tokenStarts("浮力 is 3.5 N")).containsExactly(0, 1, 3, 6, 7, 8, 10);
        assertThat(embedder.tokenStarts("𠮷水😀")).containsExactly(0, 2, 3);
        assertThat(embedder.tokenStarts("")).isEmpty();
        assertThat(embedder.tokenStarts("水".repeat(20_000))).hasSize(20_000).isSorted();
        OnnxEmbedder english = EMBEDDERS.forLocale(Locale.ENGLISH);
        assertThat(english.tokenStarts("Photosynthesis makes sugar."))
                .hasSizeBetween(4, 8)
                .startsWith(0);
        assertThat(english.maxTokens()).isEqualTo(510);
    }

    @Test
    void givesNearlyTheVectorsOfTheWholeModel() {
        OnnxEmbedder embedder = EMBEDDERS.forLocale(Locale.SIMPLIFIED_CHINESE);
        BgeSmallZhV15QuantizedEmbeddingModel whole = new BgeSmallZhV15QuantizedEmbeddingModel();
        for (String text : List.of("为什么天空是蓝色的？", "铁块放进水里会沉到水底，木块会浮起来。".repeat(12))) {
            float[] reference = whole.embed(text).content().vector();
            assertThat(dot(embedder.embed(text), reference)).isGreaterThan(0.995);
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
