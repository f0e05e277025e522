package org.qiwen.assistant.model.stream;

/**
 * Tokens of one call.
 *
 * @param input tokens of the prompt, cached ones included
 * @param cachedInput those of {@code input} that the provider had in its cache
 * @param output tokens of the answer, thoughts included
 * @param estimated whether the provider did not say and they were reckoned from the length of the texts
 */
public record Usage(long input, long cachedInput, long output, boolean estimated) {
    /** DeepSeek's rule of thumb (api-docs.deepseek.com/quick_start/token_usage): 0.6 for a Chinese character. */
    private static final double TOKENS_A_HAN_CHARACTER = 0.6;
    /** The same source: 0.3 for an English one. */
    private static final double TOKENS_A_CHARACTER = 0.3;

    public static final Usage NONE = new Usage(0, 0, 0, false);

    public Usage {
        if (input < 0 || output < 0 || cachedInput < 0 || cachedInput > input) {
            throw new IllegalArgumentException("tokens must not be negative, nor more cached than sent; were " + input
                    + " in, " + cachedInput + " cached, " + output + " out");
        }
    }

    /** What a call cost in tokens when its provider does not say. */
    public static Usage estimate(String prompt, String answer) {
        return new Usage(tokens(prompt), 0, tokens(answer), true);
    }

    /** Both together; estimated when one of them is. */
    public Usage plus(Usage other) {
        return new Usage(
                input + other.input,
                cachedInput + other.cachedInput,
                output + other.output,
                estimated || other.estimated);
    }

    private static long tokens(String text) {
        double tokens = text.codePoints()
                .mapToDouble(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                        ? TOKENS_A_HAN_CHARACTER
                        : TOKENS_A_CHARACTER)
                .sum();
        return (long) Math.ceil(tokens);
    }
}
