package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qiwen.assistant.dialogue.reading.CharacterGrams;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.evaluation.metric.SparseLogisticFit;
import org.qiwen.evaluation.metric.SparseLogisticFit.Example;

/** Learns how much pieces of text, and signs found beside them, speak for labels: each label by itself. */
final class GramFit {
    /** Pieces seen in fewer messages tell nothing. Our choice. */
    private static final int SEEN = 2;

    /** Rows of the fit may not be longer than one; with up to a dozen signs they are shorter than two. */
    private static final double HALF = 0.5;

    private final List<String> labels;
    private final double strength;
    private final double shortest;

    /** A text in one spelling, with all labels that hold. */
    record Text(Set<String> labels, String folded, Set<String> signs) {
        Text(String label, String folded, Set<String> signs) {
            this(Set.of(label), folded, signs);
        }
    }

    /** The texts as numbers. */
    private record Vocabulary(List<String> pieces, Map<String, Integer> index, double[] rarity) {
        static Vocabulary of(List<Set<String>> grams, List<Text> texts) {
            Map<String, Integer> seen = new TreeMap<>();
            grams.forEach(all -> all.forEach(gram -> seen.merge(gram, 1, Integer::sum)));
            seen.values().removeIf(count -> count < SEEN);
            List<String> pieces = new ArrayList<>(seen.keySet());
            Set<String> signs = new TreeSet<>();
            texts.forEach(text -> signs.addAll(text.signs()));
            pieces.addAll(signs);
            Map<String, Integer> index = new HashMap<>();
            double[] rarity = new double[pieces.size()];
            for (int p = 0; p < rarity.length; p++) {
                index.put(pieces.get(p), p);
                Integer in = seen.get(pieces.get(p));
                rarity[p] = in == null ? GramWeights.SIGN : 1 + Math.log((1.0 + texts.size()) / (1 + in));
            }
            return new Vocabulary(pieces, index, rarity);
        }

        int[] known(Set<String> names) {
            return names.stream()
                    .filter(index::containsKey)
                    .mapToInt(name -> index.getOrDefault(name, 0))
                    .toArray();
        }
    }

    /**
     * @param strength one over the ridge and the number of examples
     * @param shortest see {@link GramWeights.Fitted}
     */
    GramFit(List<String> labels, double strength, double shortest) {
        this.labels = List.copyOf(labels);
        this.strength = strength;
        this.shortest = shortest;
    }

    /** Fits; a text with another label is one of the other side for all. */
    GramWeights.Fitted of(List<Text> texts) {
        List<Set<String>> grams =
                texts.stream().map(text -> CharacterGrams.of(text.folded())).toList();
        Vocabulary vocabulary = Vocabulary.of(grams, texts);
        boolean signed = texts.stream().anyMatch(text -> !text.signs().isEmpty());
        double scale = signed ? HALF : 1;
        List<Example> rows = new ArrayList<>();
        for (int t = 0; t < texts.size(); t++) {
            rows.add(row(vocabulary, grams.get(t), texts.get(t).signs(), scale));
        }
        double[][] weights = labels.parallelStream()
                .map(label -> weights(label, texts, rows, vocabulary.pieces().size(), scale))
                .toArray(double[][]::new);
        return new GramWeights.Fitted(labels, shortest, vocabulary.pieces(), vocabulary.rarity(), weights);
    }

    private double[] weights(String label, List<Text> texts, List<Example> rows, int features, double scale) {
        List<Example> examples = new ArrayList<>();
        for (int t = 0; t < rows.size(); t++) {
            boolean yes = texts.get(t).labels().contains(label);
            examples.add(new Example(rows.get(t).features(), rows.get(t).values(), yes));
        }
        double ridge = scale * scale / (strength * examples.size());
        double[] weights = SparseLogisticFit.weights(examples, features, ridge);
        for (int f = 0; f < features; f++) {
            weights[f] *= scale;
        }
        return weights;
    }

    private Example row(Vocabulary vocabulary, Set<String> grams, Set<String> signs, double scale) {
        int[] pieces = vocabulary.known(grams);
        int[] found = vocabulary.known(signs);
        int[] features = Arrays.copyOf(pieces, pieces.length + found.length);
        System.arraycopy(found, 0, features, pieces.length, found.length);
        double[] values =
                Arrays.stream(features).mapToDouble(f -> vocabulary.rarity()[f]).toArray();
        double squares =
                Arrays.stream(values).limit(pieces.length).map(v -> v * v).sum();
        double length = Math.max(shortest, Math.sqrt(squares));
        for (int f = 0; f < values.length; f++) {
            values[f] *= f < pieces.length && length > 0 ? scale / length : scale;
        }
        return new Example(features, values, false);
    }
}
