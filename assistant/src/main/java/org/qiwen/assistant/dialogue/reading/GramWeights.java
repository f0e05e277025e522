package org.qiwen.assistant.dialogue.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from labelled messages of several hands: how much each piece of one to three characters, and each sign
 * that something else found in the message, speaks for a label. For what no list of words foresees. Immutable.
 */
public final class GramWeights {
    /** What a sign counts beside a message of length one. Our choice; half to double of it is nearly the same. */
    public static final double SIGN = 0.5;

    /**
     * What the fit gives.
     *
     * @param shortest length below which a message is not stretched to the length of others
     * @param rarity of each piece of text; signs, which have longer names than pieces, have {@link #SIGN}
     * @param weights a row a label, a value a piece, the constant last
     */
    public record Fitted(
            List<String> labels, double shortest, List<String> pieces, double[] rarity, double[][] weights) {
        /** The weights with the odds from which on each label is given. */
        public GramWeights with(double[] borders) {
            return of(lines(borders));
        }

        /** The lines that {@link GramWeights#of} reads. */
        public List<String> lines(double[] borders) {
            Stream<String> head = Stream.of(
                    "labels\t" + String.join("\t", labels),
                    line("shortest", shortest),
                    line("border", borders),
                    line(
                            "constant",
                            Arrays.stream(weights)
                                    .mapToDouble(w -> w[w.length - 1])
                                    .toArray()));
            return Stream.concat(
                            head,
                            Stream.iterate(0, piece -> piece + 1)
                                    .limit(pieces.size())
                                    .map(this::line))
                    .toList();
        }

        private String line(int piece) {
            double[] numbers = new double[labels.size() + 1];
            numbers[0] = rarity[piece];
            for (int l = 0; l < weights.length; l++) {
                numbers[l + 1] = weights[l][piece];
            }
            return line(pieces.get(piece), numbers);
        }

        private static String line(String name, double... numbers) {
            StringBuilder line = new StringBuilder(name);
            for (double number : numbers) {
                line.append('\t').append(String.format(Locale.ROOT, "%.2f", number));
            }
            return line.toString();
        }
    }

    /** A piece of text or a sign: how rare it is, and its weight for each label. */
    private record Piece(double rarity, double[] weights) {}

    private final List<String> labels;
    private final double shortest;
    private final double[] borders;
    private final double[] constants;
    private final Map<String, Piece> pieces;

    private GramWeights(
            List<String> labels, double shortest, double[] borders, double[] constants, Map<String, Piece> pieces) {
        this.labels = List.copyOf(labels);
        this.shortest = shortest;
        this.borders = borders;
        this.constants = constants;
        this.pieces = pieces;
    }

    /** Reads bundled weights. */
    public static GramWeights read(String resource) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GramWeights.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return of(in.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /**
     * Reads weights as they are kept: {@code labels}, {@code shortest}, {@code border} and {@code constant} with a value a
     * label, then a line a piece or sign with its rarity and a weight a label, parted by tabs.
     *
     * @throws IllegalArgumentException when a line has too few or too many values
     */
    public static GramWeights of(List<String> lines) {
        List<String> labels = Arrays.stream(lines.get(0).split("\t")).skip(1).toList();
        double shortest = numbers(lines.get(1), 1)[0];
        double[] borders = numbers(lines.get(2), labels.size());
        double[] constants = numbers(lines.get(3), labels.size());
        Map<String, Piece> pieces = new HashMap<>();
        for (String line : lines.subList(4, lines.size())) {
            double[] numbers = numbers(line, labels.size() + 1);
            pieces.put(
                    line.substring(0, line.indexOf('\t')),
                    new Piece(numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length)));
        }
        return new GramWeights(labels, shortest, borders, constants, Map.copyOf(pieces));
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

    /**
     * How likely each label is, 0..1, both sides being equally likely beforehand; in the order of the labels.
     *
     * @param folded the message in one spelling
     * @param signs what else was found in it; none that is not known counts
     */
    public Map<String, Double> odds(String folded, Set<String> signs) {
        double[] scores = new double[labels.size()];
        double squares = 0;
        for (String gram : CharacterGrams.of(folded)) {
            squares += add(pieces.get(gram), scores);
        }
        double length = Math.max(shortest, Math.sqrt(squares));
        for (int i = 0; i < scores.length; i++) {
            scores[i] = length == 0 ? 0 : scores[i] / length;
        }
        signs.forEach(sign -> add(pieces.get(sign), scores));
        Map<String, Double> odds = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            odds.put(labels.get(i), 1 / (1 + Math.exp(-scores[i] - constants[i])));
        }
        return odds;
    }

    /** Adds what a piece says; its squared rarity, or 0 when it is not known. */
    private static double add(@Nullable Piece piece, double[] scores) {
        if (piece == null) {
            return 0;
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] += piece.rarity() * piece.weights()[i];
        }
        return piece.rarity() * piece.rarity();
    }

    /** From here on a label is given; above 1 for a label that nothing was learned of. */
    public double border(String label) {
        int at = labels.indexOf(label);
        return at < 0 ? 2 : borders[at];
    }
}
