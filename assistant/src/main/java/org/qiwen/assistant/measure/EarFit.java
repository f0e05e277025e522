package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.assess.AssessProbe;
import org.qiwen.assistant.dialogue.assess.AssessProbe.Held;
import org.qiwen.assistant.dialogue.assess.Ear;
import org.qiwen.assistant.dialogue.assess.LearnedWeights;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.evaluation.metric.IsotonicFit;
import org.qiwen.evaluation.metric.SoftmaxFit;

/**
 * Teaches the ear: one model of levels and one of beliefs over all inquiries, with the operating points at which enough of
 * what is believed is right on inquiries that were left out.
 */
public final class EarFit {
    /** Precision asked for, from the tutoring notes, section 3 (0.92 and 0.85); what
     * reads as the opposite is taken out afterwards, which adds the rest. */
    private static final double COVERED = 0.93;

    private static final double VOICED = 0.85;

    /** Found on eight groups of inquiries; of 0.005 to 0.1 it hardly matters. */
    private static final double RIDGE = 0.007;

    /** Most ideas are not spoken of by most utterances; they would outvote the rest. Our choice. */
    private static final double UNSPOKEN = 0.5;

    /** An utterance heard again as the first message counts less than one in its place. Our choice. */
    private static final double FIRST = 0.3;

    /** What is heard without embeddings, as short replies are, counts less likewise. Our choice. */
    private static final double UNROUTED = 0.3;

    /** One utterance beside one idea or belief. */
    private record Taught(String inquiry, Held held, int label, double weight) {
        SoftmaxFit.Example example(double share) {
            return new SoftmaxFit.Example(held.values(), label, weight * share);
        }

        boolean inPlace() {
            return weight == 1;
        }
    }

    private final List<Taught> levels = new ArrayList<>();
    private final List<Taught> beliefs = new ArrayList<>();

    /** Adds the utterances of an inquiry; one without a question also as the first message of a dialogue. */
    public void add(Inquiry inquiry, List<LabelledUtterance> utterances, Function<String, Routing> router) {
        AssessProbe probe = new AssessProbe(inquiry);
        for (LabelledUtterance utterance : utterances) {
            Routing routing = router.apply(utterance.text());
            add(inquiry, probe, utterance, utterance.state(inquiry), routing, 1);
            if (!routing.similarity().isEmpty()) {
                add(inquiry, probe, utterance, utterance.state(inquiry), Routing.none(), UNROUTED);
            }
            if (utterance.after() == null) {
                add(inquiry, probe, utterance, DialogueState.start(inquiry, inquiry.earliestStage()), routing, FIRST);
            }
        }
    }

    private void add(
            Inquiry inquiry,
            AssessProbe probe,
            LabelledUtterance utterance,
            DialogueState state,
            Routing routing,
            double weight) {
        for (Held held : probe.ideas(utterance.text(), state, routing)) {
            int label = Ear.levelLabels().indexOf(utterance.level(held.of()));
            levels.add(new Taught(inquiry.id(), held, label, weight));
        }
        for (Held held : probe.beliefs(utterance.text(), state, routing)) {
            boolean voiced = utterance.misconceptions().contains(held.of());
            beliefs.add(new Taught(inquiry.id(), held, voiced ? 1 : 0, weight));
        }
    }

    /**
     * What was learned.
     *
     * @param lines the model of levels and the model of beliefs, as they are kept
     * @param leftOut for each inquiry an ear that was taught by the others only
     */
    public record Learned(List<List<String>> lines, Map<String, Ear> leftOut) {}

    /** Fits on all, and once without each inquiry. */
    public Learned fit() {
        List<String> inquiries = levels.stream().map(Taught::inquiry).distinct().toList();
        Map<String, double[][]> levelsWithout =
                without(inquiries, levels, Ear.levelLabels().size());
        Map<String, double[][]> beliefsWithout = without(inquiries, beliefs, 2);
        int covered = Ear.levelLabels().indexOf(Level.COVERED);
        Map<String, Ear> ears = new LinkedHashMap<>();
        for (String left : inquiries) {
            List<String> ofLevels = lines(
                    levels,
                    Ear.levelLabels().stream().map(Level::name).toList(),
                    levelsWithout.getOrDefault(left, new double[0][]),
                    Level.COVERED.name(),
                    border(others(levels, left), levelsWithout, covered, COVERED));
            List<String> ofBeliefs = lines(
                    beliefs,
                    List.of(Ear.NOT_VOICED, Ear.VOICED),
                    beliefsWithout.getOrDefault(left, new double[0][]),
                    Ear.VOICED,
                    border(others(beliefs, left), beliefsWithout, 1, VOICED));
            ears.put(left, new Ear(LearnedWeights.of(ofLevels), LearnedWeights.of(ofBeliefs), null));
        }
        List<String> ofLevels = lines(
                levels,
                Ear.levelLabels().stream().map(Level::name).toList(),
                weights(levels, Ear.levelLabels().size()),
                Level.COVERED.name(),
                border(levels, levelsWithout, covered, COVERED));
        List<String> ofBeliefs = lines(
                beliefs,
                List.of(Ear.NOT_VOICED, Ear.VOICED),
                weights(beliefs, 2),
                Ear.VOICED,
                border(beliefs, beliefsWithout, 1, VOICED));
        return new Learned(List.of(ofLevels, ofBeliefs), ears);
    }

    private static List<Taught> others(List<Taught> all, String left) {
        return all.stream().filter(t -> !t.inquiry().equals(left)).toList();
    }

    private static Map<String, double[][]> without(List<String> inquiries, List<Taught> all, int labels) {
        return inquiries.parallelStream()
                .collect(Collectors.toConcurrentMap(left -> left, left -> weights(others(all, left), labels)));
    }

    private static double[][] weights(List<Taught> taught, int labels) {
        return SoftmaxFit.weights(
                taught.stream()
                        .map(t -> t.example(labels > 2 && t.label() == 0 ? UNSPOKEN : 1))
                        .toList(),
                labels,
                RIDGE);
    }

    /** Where enough of what lies above it is right, scored by models that have not seen the inquiry. */
    private static double border(List<Taught> taught, Map<String, double[][]> without, int label, double precision) {
        return IsotonicFit.of(taught.stream()
                        .filter(Taught::inPlace)
                        .map(t -> new IsotonicFit.Case(
                                SoftmaxFit.probabilities(
                                        without.getOrDefault(t.inquiry(), new double[0][]),
                                        t.held().values())[label],
                                t.label() == label))
                        .toList())
                .from(precision)
                .orElse(1);
    }

    private static List<String> lines(
            List<Taught> taught, List<String> labels, double[][] weights, String believed, double border) {
        return LearnedWeights.lines(
                labels, taught.get(0).held().names(), weights, new TreeMap<>(Map.of(believed, border)));
    }
}
