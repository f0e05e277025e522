package org.qiwen.assistant.passages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.dialogue.assess.Examples;
import org.qiwen.assistant.dialogue.assess.Examples.Example;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.ingestion.embed.Embedder;

class IdeaRouterTest {
    private static final String MESSAGE = "跟同样大的水比，它更轻";

    private final Inquiry inquiry =
            new InquiryFiles().load().find("float-sink", "zh-CN").orElseThrow();

    private final Examples examples = new Examples(List.of(
            new Example("float-sink", "one", "比同样大的水轻就浮", Map.of("lighter-floats", Level.COVERED), Set.of()),
            new Example("float-sink", "two", "跟同样大的水比它更轻", Map.of(), Set.of("heavy-sinks")),
            new Example("sky-blue", "one", "天是蓝的", Map.of(), Set.of())));

    @TempDir
    private Path folder;

    IdeaRouterTest() throws IOException {}

    /** Counts the letters of a text by their code; remembers what it was asked for. */
    private static final class LetterEmbedder implements Embedder {
        private final String model;
        private final List<String> asked = new ArrayList<>();

        LetterEmbedder(String model) {
            this.model = model;
        }

        @Override
        public String model() {
            return model;
        }

        @Override
        public int dimension() {
            return 16;
        }

        @Override
        public int maxTokens() {
            return 512;
        }

        @Override
        public int[] tokenStarts(String text) {
            return new int[0];
        }

        @Override
        public float[] embed(String text) {
            asked.add(text);
            float[] vector = new float[16];
            text.chars().forEach(c -> vector[c % 16] += 1f / text.length());
            return vector;
        }
    }

    private IdeaRouter router(Embedder embedder) {
        return new IdeaRouter(locale -> embedder, new DerivedFiles(folder, Clock.systemUTC()), locale -> examples);
    }

    @Test
    void embedsWordingsOnceForAllStarts() {
        LetterEmbedder first = new LetterEmbedder("letters-1");
        LetterEmbedder second = new LetterEmbedder("letters-1");

        var fresh = router(first).route(inquiry, MESSAGE);
        var kept = router(second).route(inquiry, MESSAGE);

        assertThat(first.asked).hasSizeGreaterThan(20);
        assertThat(second.asked).containsExactly(MESSAGE);
        assertThat(kept).isEqualTo(fresh);
    }

    @Test
    void embedsAnewForAnotherModel() {
        LetterEmbedder other = new LetterEmbedder("letters-2");
        router(new LetterEmbedder("letters-1")).route(inquiry, MESSAGE);

        router(other).route(inquiry, MESSAGE);

        assertThat(other.asked).hasSizeGreaterThan(20);
    }

    @Test
    void findsTheExamplesOfTheInquiryThatAreLikeTheMessage() {
        IdeaRouter router = router(new LetterEmbedder("letters-1"));

        assertThat(router.route(inquiry, MESSAGE).neighbours().nearest())
                .extracting(neighbour -> neighbour.example().hand())
                .containsExactly("two", "one");
        assertThat(router.route(inquiry, MESSAGE, hand -> hand.equals("one"))
                        .neighbours()
                        .nearest())
                .extracting(neighbour -> neighbour.example().hand())
                .containsExactly("one");
    }
}
