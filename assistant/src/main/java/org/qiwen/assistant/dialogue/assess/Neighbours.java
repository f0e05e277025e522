package org.qiwen.assistant.dialogue.assess;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.qiwen.assistant.dialogue.assess.Examples.Example;
import org.qiwen.assistant.dialogue.state.Level;

/**
 * The labelled messages nearest to a message.
 *
 * @param nearest the nearest first; empty when nothing was embedded
 */
public record Neighbours(List<Neighbour> nearest) {
    /** So many are asked. Our choice: an idea has about thirty labelled messages. */
    private static final int ASKED = 12;

    /** How fast a neighbour's word loses weight: at 0.07 of cosine behind the nearest it has half. Our choice. */
    private static final double SHARPNESS = 10;

    private static final Neighbours NONE = new Neighbours(List.of());

    /** One of them, with its cosine to the message. */
    public record Neighbour(Example example, double cosine) {}

    public Neighbours {
        nearest = nearest.stream()
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed())
                .limit(ASKED)
                .toList();
    }

    static Neighbours none() {
        return NONE;
    }

    void addIdea(Signs signs, String idea) {
        for (Level level : List.of(Level.COVERED, Level.PARTIAL, Level.CONFLICT)) {
            add(signs, "like_" + level, example -> example.levels().get(idea) == level);
        }
    }

    void addBelief(Signs signs, String belief) {
        add(signs, "like_voiced", example -> example.beliefs().contains(belief));
    }

    /** The share of the neighbours' word that says so, the same by how near they are, and the nearest that says so. */
    private void add(Signs signs, String name, Predicate<Example> says) {
        double best = nearest.isEmpty() ? 0 : nearest.get(0).cosine();
        double all = 0;
        double so = 0;
        double near = 0;
        for (Neighbour neighbour : nearest) {
            double weight = Math.exp(SHARPNESS * (neighbour.cosine() - best));
            all += weight;
            if (says.test(neighbour.example())) {
                so += weight;
                near = Math.max(near, neighbour.cosine());
            }
        }
        double share = all == 0 ? 0 : so / all;
        signs.add(name, share);
        signs.add(name + "_surely", share * Math.max(0, 2 * best - 1));
        signs.add(name + "_near", near);
    }
}
