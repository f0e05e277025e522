package org.qiwen.ingestion.embed;

/** How a model counts what it reads; by default an estimate, for models whose tokenizer is not at hand. */
public interface TokenReader {
    /** Reads 510 tokens, as BERT models do, and estimates them by {@link TokenEstimate}. */
    TokenReader ESTIMATE = new TokenReader() {};

    /** Most tokens of a text that the model reads, those it adds itself not counted. */
    default int maxTokens() {
        return 510;
    }

    /**
     * Where the model's tokens start in a text: offsets of UTF-16 characters, ascending. Takes time and memory linear in the
     * text.
     */
    default int[] tokenStarts(String text) {
        return TokenEstimate.starts(text);
    }
}
