package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.evaluation.metric.BinaryCounts;
import org.qiwen.evaluation.metric.ConfusionTable;
import org.qiwen.evaluation.metric.LabelSets;

/**
 * What the assessor makes of labelled utterances, held against their labels.
 *
 * @param acts main speech act
 * @param levels of every idea of every utterance, ideas that it does not speak of included
 * @param kinds of the whole message
 * @param falsePraise share of the utterances that do not say some idea in full, but are heard so
 * @param falseRejection share of the utterances with an idea in full where that idea is passed over or called wrong
 * @param unsure share of the utterances about an idea after which the tutor would have to ask back
 */
public record AssessmentScores(
        int utterances,
        ConfusionTable acts,
        ConfusionTable levels,
        ConfusionTable kinds,
        double falsePraise,
        double falseRejection,
        double unsure,
        BinaryCounts misconceptions,
        BinaryCounts safety,
        double innocentFlagged) {

    public static AssessmentScores of(Collection<HeardUtterance> heard) {
        List<ConfusionTable.Case> levels = new ArrayList<>();
        heard.forEach(u -> u.ideas()
                .forEach(idea -> levels.add(new ConfusionTable.Case(
                        u.labelled().level(idea).name(), u.level(idea).name()))));
        Predicate<HeardUtterance> speaks = u -> !u.labelled().levels().isEmpty();
        Predicate<HeardUtterance> covers = u -> u.labelled().levels().containsValue(Level.COVERED);
        return new AssessmentScores(
                heard.size(),
                table(
                        heard,
                        u -> new ConfusionTable.Case(
                                u.labelled().acts().get(0), u.heard().main().name())),
                ConfusionTable.of(levels),
                table(
                        heard,
                        u -> new ConfusionTable.Case(
                                u.expected().name(), u.given().name())),
                share(heard, covers.negate(), HeardUtterance::falselyPraised),
                share(heard, covers, HeardUtterance::falselyRejected),
                share(heard, speaks, HeardUtterance::unsure),
                counts(
                        heard,
                        u -> u.labelled().misconceptions(),
                        u -> Set.copyOf(u.heard().misconceptions())),
                counts(heard, u -> u.labelled().safety(), HeardUtterance::safety),
                share(
                        heard,
                        u -> u.labelled().safety().isEmpty(),
                        u -> !u.safety().isEmpty()));
    }

    private static ConfusionTable table(
            Collection<HeardUtterance> heard, Function<HeardUtterance, ConfusionTable.Case> one) {
        return ConfusionTable.of(heard.stream().map(one).toList());
    }

    private static double share(
            Collection<HeardUtterance> heard, Predicate<HeardUtterance> among, Predicate<HeardUtterance> such) {
        return heard.stream()
                .filter(among)
                .mapToInt(u -> such.test(u) ? 1 : 0)
                .average()
                .orElse(0);
    }

    /** Over all labels together. */
    private static BinaryCounts counts(
            Collection<HeardUtterance> heard,
            Function<HeardUtterance, Set<String>> expected,
            Function<HeardUtterance, Set<String>> given) {
        return LabelSets.counts(heard.stream()
                        .map(u -> new LabelSets.Case(expected.apply(u), given.apply(u)))
                        .toList())
                .values()
                .stream()
                .reduce(
                        new BinaryCounts(0, 0, 0),
                        (a, b) -> new BinaryCounts(
                                a.truePositive() + b.truePositive(),
                                a.falsePositive() + b.falsePositive(),
                                a.falseNegative() + b.falseNegative()));
    }

    /** Mean F1 of the acts that were labelled. */
    public double actsF1() {
        return f1(
                acts,
                acts.labels().stream().filter(act -> acts.of(act).support() > 0).toList());
    }

    /** Mean F1 of correct, partial and misconception. */
    public double kindsF1() {
        return f1(
                kinds,
                List.of(
                        HeardUtterance.Kind.CORRECT.name(),
                        HeardUtterance.Kind.PARTIAL.name(),
                        HeardUtterance.Kind.MISCONCEPTION.name()));
    }

    /** Mean F1 of the four levels that are labelled. */
    public double levelsF1() {
        return f1(
                levels, List.of(Level.COVERED.name(), Level.PARTIAL.name(), Level.CONFLICT.name(), Level.NONE.name()));
    }

    public BinaryCounts covered() {
        return levels.of(Level.COVERED.name());
    }

    private static double f1(ConfusionTable table, List<String> labels) {
        return labels.stream()
                .mapToDouble(label -> table.of(label).f1())
                .average()
                .orElse(0);
    }
}
