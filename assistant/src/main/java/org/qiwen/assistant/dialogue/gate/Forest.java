package org.qiwen.assistant.dialogue.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Weighs the signs of a sentence together: the sum of small trees that {@code qiwen evaluate leaks --grow} grows from lines
 * written for it, one a line of {@code gate/zh-CN.forest}. Immutable and thread-safe.
 */
final class Forest {
    /** The one that is shipped. */
    static final Forest CHINESE = read("/gate/zh-CN.forest");

    /** A question about a sign, or the advice of a leaf when {@code sign} is negative. */
    private record Node(int sign, double border, double value, List<Node> sides) {
        double at(double[] signs) {
            return sign < 0 ? value : sides.get(signs[sign] < border ? 0 : 1).at(signs);
        }
    }

    private final List<Node> trees;

    private Forest(List<Node> trees) {
        this.trees = trees;
    }

    /** @param lines trees in prefix order: the sign's name, its border, what holds below it, what holds from it on */
    static Forest of(List<String> lines) {
        return new Forest(lines.stream()
                .map(line -> node(Arrays.asList(line.split(" ")).iterator()))
                .toList());
    }

    private static Node node(Iterator<String> words) {
        String word = words.next();
        if (!Character.isUpperCase(word.charAt(0))) {
            return new Node(-1, 0, Double.parseDouble(word), List.of());
        }
        return new Node(
                Sign.valueOf(word).ordinal(), Double.parseDouble(words.next()), 0, List.of(node(words), node(words)));
    }

    private static Forest read(String resource) {
        try (InputStream in = Objects.requireNonNull(Forest.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The logarithm of the odds that a sentence with these signs gives an idea away. */
    double score(double[] signs) {
        double score = 0;
        for (Node tree : trees) {
            score += tree.at(signs);
        }
        return score;
    }
}
