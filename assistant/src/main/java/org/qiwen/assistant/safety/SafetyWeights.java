package org.qiwen.assistant.safety;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What was learned from labelled messages of several hands: how much each piece of one to three characters speaks for a
 * label. For what no list of words foresees. Immutable.
 */
public final class SafetyWeights {
    /**
     * Length of a message of about six characters. Shorter ones are not stretched to the length of others: they are no
     * evidence of anything, and phrases are found by lists. Our choice.
     */
    private static final double SHORT = 25;

    /** A piece of text: how rare it is, and its weight for each label. */
    private record Piece(double rarity, double[] weights) {}

    private final List<SafetyLabel> labels;
    private final double[] borders;
    private final double[] constants;
    private final Map<String, Piece> pieces;

    private SafetyWeights(List<SafetyLabel> labels, double[] borders, double[] constants, Map<String, Piece> pieces) {
        this.labels = List.copyOf(labels);
        this.borders = borders;
        this.constants = constants;
        this.pieces = pieces;
    }

    /** Reads the bundled weights of a language. */
    static SafetyWeights read(String locale) {
        String resource = "/safety/" + locale + ".weights";
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SafetyWeights.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return of(in.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /**
     * Reads weights as they are kept: {@code labels}, {@code border} and {@code constant} with a value a label, then a line a
     * piece with its rarity and a weight a label, parted by tabs.
     *
     * @throws IllegalArgumentException when a line has too few or too many values
     */
    public static SafetyWeights of(List<String> lines) {
        List<SafetyLabel> labels = Arrays.stream(lines.get(0).split("\t"))
                .skip(1)
                .map(SafetyLabel::valueOf)
                .toList();
        double[] borders = numbers(lines.get(1), labels.size());
        double[] constants = numbers(lines.get(2), labels.size());
        Map<String, Piece> pieces = new HashMap<>();
        for (String line : lines.subList(3, lines.size())) {
            double[] numbers = numbers(line, labels.size() + 1);
            pieces.put(
                    line.substring(0, line.indexOf('\t')),
                    new Piece(numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length)));
        }
        return new SafetyWeights(labels, borders, constants, Map.copyOf(pieces));
    }

    private static double[] numbers(String line, int wanted) {
        double[] numbers = Arrays.stream(line.split("\t"))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (numbers.length != wanted) {
            throw new IllegalArgumentException("a line has " + numbers.length + " numbers, not " + wanted);
        }
        return numbers;
    }

    /** The lines that {@link #of} reads. */
    public static List<String> lines(
            List<SafetyLabel> labels, double[] borders, double[][] weights, List<String> grams, double[] rarity) {
        List<String> lines = new ArrayList<>();
        lines.add("labels\t" + String.join("\t", labels.stream().map(Enum::name).toList()));
        lines.add(line("border", borders));
        lines.add(line(
                "constant",
                Arrays.stream(weights).mapToDouble(w -> w[w.length - 1]).toArray()));
        for (int g = 0; g < grams.size(); g++) {
            double[] numbers = new double[labels.size() + 1];
            numbers[0] = rarity[g];
            for (int l = 0; l < weights.length; l++) {
                numbers[l + 1] = weights[l][g];
            }
            lines.add(line(grams.get(g), numbers));
        }
        return lines;
    }

    private static String line(String name, double[] numbers) {
        StringBuilder line = new StringBuilder(name);
        for (double number : numbers) {
            line.append('\t').append(String.format(Locale.ROOT, "%.3f", number));
        }
        return line.toString();
    }

    /**
     * What the values of a message are divided by.
     *
     * @param squares sum of the squared rarities of its known pieces
     */
    public static double length(double squares) {
        return Math.max(SHORT, Math.sqrt(squares));
    }

    /** How likely each label is, 0..1, both sides being equally likely beforehand. */
    public Map<SafetyLabel, Double> odds(String folded) {
        double[] scores = new double[labels.size()];
        double squares = 0;
        for (String gram : CharacterGrams.of(folded)) {
            Piece piece = pieces.get(gram);
            if (piece != null) {
                squares += piece.rarity() * piece.rarity();
                for (int i = 0; i < scores.length; i++) {
                    scores[i] += piece.rarity() * piece.weights()[i];
                }
            }
        }
        double length = length(squares);
        Map<SafetyLabel, Double> odds = new EnumMap<>(SafetyLabel.class);
        for (int i = 0; i < scores.length; i++) {
            odds.put(labels.get(i), 1 / (1 + Math.exp(-scores[i] / length - constants[i])));
        }
        return odds;
    }

    /** From here on a label is given; above 1 for a label that nothing was learned of. */
    public double border(SafetyLabel label) {
        int at = labels.indexOf(label);
        return at < 0 ? 2 : borders[at];
    }
}
