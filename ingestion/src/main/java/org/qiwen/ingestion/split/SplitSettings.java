package org.qiwen.ingestion.split;

/**
 * How long passages are. The unit is about one token of a BERT model: a Chinese character, digit or sign counts 1, a letter
 * of a word written with spaces {@value #LETTER}.
 *
 * @param target a passage is closed at the first good place after this size
 * @param max no passage is longer
 */
public record SplitSettings(int target, int max) {

    /** Size of a letter: four or five letters are a word and a word a little over one token. Our estimate. */
    static final double LETTER = 0.27;

    /**
     * 220 and 400. A phone shows 220 Chinese characters without scrolling, and one paragraph of a school text has 80 to 250;
     * 400 keeps every passage whole in the 512 tokens that the embedding models read, headings included. Our choice.
     */
    public static final SplitSettings DEFAULTS = new SplitSettings(220, 400);

    public SplitSettings {
        if (target < 20 || max < target || max > 450) {
            throw new IllegalArgumentException(
                    "target must be 20 or more and max from target to 450, were " + target + " and " + max);
        }
    }
}
