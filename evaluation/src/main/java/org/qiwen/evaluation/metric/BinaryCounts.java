package org.qiwen.evaluation.metric;

/**
 * How often one label was right, claimed wrongly and missed.
 *
 * <p>A ratio with nothing below the line is 0, not undefined and not 1: a label that is never predicted must not lift
 * an average (the same choice as scikit-learn's {@code zero_division=0}).
 *
 * @param truePositive expected and predicted
 * @param falsePositive predicted, not expected
 * @param falseNegative expected, not predicted
 */
public record BinaryCounts(int truePositive, int falsePositive, int falseNegative) {
    public BinaryCounts {
        if (truePositive < 0 || falsePositive < 0 || falseNegative < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative, were " + truePositive + ", " + falsePositive + ", " + falseNegative);
        }
    }

    /** Share of the predictions that were right, 0..1. */
    public double precision() {
        return ratio(truePositive, truePositive + falsePositive);
    }

    /** Share of the expected ones that were found, 0..1. */
    public double recall() {
        return ratio(truePositive, truePositive + falseNegative);
    }

    /** Harmonic mean of precision and recall, 0..1. */
    public double f1() {
        return ratio(2 * truePositive, 2 * truePositive + falsePositive + falseNegative);
    }

    /** How often the label was expected. */
    public int support() {
        return truePositive + falseNegative;
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
