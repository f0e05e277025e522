package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.assess.Assessor;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.tutor.Router;

/**
 * All pairs of a right sentence and a near miss of the same idea, as authored.
 *
 * @param toldApart pairs where the right one is covered and its twin is not
 * @param missesPraised near misses that are covered
 * @param byCosine pairs where the right one is nearer to the idea and its other right sentences than the twin
 */
public record NearMissPairs(int pairs, int toldApart, int byCosine, int missesPraised) {

    public static NearMissPairs of(
            Inquiry inquiry, Assessor assessor, Router router, ToDoubleBiFunction<String, String> cosine) {
        int pairs = 0;
        int apart = 0;
        int nearer = 0;
        int praised = 0;
        for (Expectation idea : inquiry.expectations()) {
            Set<String> covered = Stream.concat(
                            idea.accept().stream(), idea.nearMiss().stream().map(Expectation.NearMiss::says))
                    .filter(s -> covered(assessor, inquiry, router, idea, s))
                    .collect(Collectors.toUnmodifiableSet());
            praised += (int) idea.nearMiss().stream()
                    .filter(miss -> covered.contains(miss.says()))
                    .count();
            for (String right : idea.accept()) {
                List<String> others = new ArrayList<>(idea.accept());
                others.remove(right);
                others.add(idea.idea());
                for (Expectation.NearMiss miss : idea.nearMiss()) {
                    pairs++;
                    apart += covered.contains(right) && !covered.contains(miss.says()) ? 1 : 0;
                    nearer += nearest(right, others, cosine) > nearest(miss.says(), others, cosine) ? 1 : 0;
                }
            }
        }
        return new NearMissPairs(pairs, apart, nearer, praised);
    }

    private static double nearest(String sentence, List<String> others, ToDoubleBiFunction<String, String> cosine) {
        return others.stream()
                .mapToDouble(other -> cosine.applyAsDouble(sentence, other))
                .max()
                .orElse(0);
    }

    private static boolean covered(
            Assessor assessor, Inquiry inquiry, Router router, Expectation idea, String sentence) {
        DialogueState state = DialogueState.start(inquiry, inquiry.earliestStage());
        return assessor.assess(sentence, state, router.route(inquiry, sentence), false)
                        .verdict(idea.id())
                        .orElseThrow()
                        .level()
                == Level.COVERED;
    }

    NearMissPairs plus(NearMissPairs other) {
        return new NearMissPairs(
                pairs + other.pairs,
                toldApart + other.toldApart,
                byCosine + other.byCosine,
                missesPraised + other.missesPraised);
    }
}
