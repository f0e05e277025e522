package org.qiwen.ingestion.split;

/**
 * How long passages are, in tokens of the model that will read them; title and headings, which are read before the text, come
 * on top.
 *
 * @param target a passage is closed at the first good place after this size, 20 or more
 * @param max no passage is longer, {@code target} to 450; less where long headings would not fit the model otherwise
 */
public record SplitSettings(int target, int max) {

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
