package org.qiwen.assistant.dialogue.assess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One model of all inquiries: a weight for each label and sign, as {@code qiwen evaluate assessment --fit} learns them from
 * labelled utterances. Immutable and thread-safe.
 *
 * <p>Written as lines {@code sign weight weight …}, one weight a label; first {@code labels A B …}, then
 * {@code border LABEL 0.83} for each operating point.
 */
public final class LearnedWeights {
    private static final String LABELS = "labels";
    private static final String BORDER = "border";

    private final List<String> labels;
    private final Map<String, double[]> weights;
    private final Map<String, Double> borders;

    private LearnedWeights(List<String> labels, Map<String, double[]> weights, Map<String, Double> borders) {
        this.labels = List.copyOf(labels);
        this.weights = Map.copyOf(weights);
        this.borders = Map.copyOf(borders);
    }

    /** @throws IllegalArgumentException when a line has not as many weights as there are labels */
    public static LearnedWeights of(List<String> lines) {
        List<String> labels = new ArrayList<>();
        Map<String, double[]> weights = new HashMap<>();
        Map<String, Double> borders = new HashMap<>();
        for (String line : lines) {
            List<String> words = Arrays.asList(line.split(" "));
            if (words.get(0).equals(LABELS)) {
                labels.addAll(words.subList(1, words.size()));
            } else if (words.get(0).equals(BORDER)) {
                borders.put(words.get(1), Double.valueOf(words.get(2)));
            } else {
                double[] of = words.subList(1, words.size()).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                if (of.length != labels.size()) {
                    throw new IllegalArgumentException(
                            words.get(0) + " has " + of.length + " weights, there are " + labels.size() + " labels");
                }
                weights.put(words.get(0), of);
            }
        }
        return new LearnedWeights(labels, weights, borders);
    }

    static LearnedWeights read(String resource) {
        try (InputStream in = Objects.requireNonNull(LearnedWeights.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a fitted model. */
    public static List<String> lines(
            List<String> labels, List<String> names, double[][] weights, Map<String, Double> borders) {
        List<String> lines = new ArrayList<>();
        lines.add(LABELS + " " + String.join(" ", labels));
        borders.forEach(
                (label, border) -> lines.add(String.format(java.util.Locale.ROOT, "border %s %.4f", label, border)));
        for (int f = 0; f <= names.size(); f++) {
            StringBuilder line = new StringBuilder(f == 0 ? "constant" : names.get(f - 1));
            for (double[] of : weights) {
                line.append(String.format(java.util.Locale.ROOT, " %.4f", of[f]));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Probability of each label, adding up to 1. */
    Map<String, Double> probabilities(Signs signs) {
        double[] scores =
                weights.getOrDefault("constant", new double[labels.size()]).clone();
        double[] values = signs.values();
        List<String> names = signs.names();
        for (int i = 0; i < values.length; i++) {
            double[] of = weights.get(names.get(i));
            for (int k = 0; of != null && k < scores.length; k++) {
                scores[k] += of[k] * values[i];
            }
        }
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = Arrays.stream(scores).map(s -> Math.exp(s - most)).sum();
        Map<String, Double> probabilities = new HashMap<>();
        for (int k = 0; k < scores.length; k++) {
            probabilities.put(labels.get(k), Math.exp(scores[k] - most) / sum);
        }
        return probabilities;
    }

    /** The operating point of a label: from this probability on it is believed; 1 when it never is. */
    double border(String label) {
        return borders.getOrDefault(label, 1.0);
    }
}
