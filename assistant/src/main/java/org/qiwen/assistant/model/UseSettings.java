package org.qiwen.assistant.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.stream.StreamLimits;

/**
 * What one use takes of which endpoints, as far as settings say it; what is null has the default of the use, which
 * {@link ModelSettings} gives.
 *
 * @param endpoints names, the first one is asked first; by default the one of QIWEN_MODEL_URL
 * @param firstWord longest wait for an endpoint's first word
 * @param patience longest wait for a first word from all of them together
 * @param gap longest wait between words
 * @param total longest time for an endpoint's whole answer
 * @param maxTokens most tokens of an answer
 * @param thinking whether the model may think first; false by default, because the pupil would wait for it
 */
record UseSettings(
        @Nullable List<String> endpoints,
        @Nullable Duration firstWord,
        @Nullable Duration patience,
        @Nullable Duration gap,
        @Nullable Duration total,
        @Nullable Integer maxTokens,
        @Nullable Boolean thinking) {
    /**
     * Most characters of a token, twice over: OpenAI counts 4 for English, a Chinese character is about one token. An
     * endpoint that does not keep to max-tokens is stopped there.
     */
    private static final int CHARACTERS_A_TOKEN = 8;

    static final UseSettings NONE = new UseSettings(null, null, null, null, null, null, null);

    UsePlan or(Duration firstWord, Duration patience, Duration gap, Duration total, int maxTokens) {
        int tokens = this.maxTokens == null ? maxTokens : this.maxTokens;
        return new UsePlan(
                endpoints == null ? List.of() : endpoints,
                this.patience == null ? patience : this.patience,
                new StreamLimits(
                        this.firstWord == null ? firstWord : this.firstWord,
                        this.gap == null ? gap : this.gap,
                        this.total == null ? total : this.total,
                        Math.multiplyExact(tokens, CHARACTERS_A_TOKEN)),
                tokens,
                thinking != null && thinking);
    }
}
