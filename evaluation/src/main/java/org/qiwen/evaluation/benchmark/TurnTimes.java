package org.qiwen.evaluation.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiwen.evaluation.drive.Dialogue;
import org.qiwen.evaluation.drive.DialogueScript;
import org.qiwen.evaluation.drive.Tutor;
import org.qiwen.evaluation.metric.Percentile;

/**
 * Client-side times of turns, one after another, from sending a message to the {@code done} event.
 *
 * @param cold of the first dialogue after the start, when little is compiled yet
 * @param warm of the dialogues after it
 */
public record TurnTimes(List<Duration> cold, List<Duration> warm) {
    public TurnTimes {
        cold = List.copyOf(cold);
        warm = List.copyOf(warm);
    }

    /**
     * Plays the scripts in turn until enough warm turns were measured.
     *
     * @param turns warm turns wanted, from 1
     * @throws IllegalStateException when a dialogue ends in a problem or a refusal: its times would flatter
     */
    public static TurnTimes measure(Tutor tutor, List<DialogueScript> scripts, int turns) {
        List<Duration> cold = play(tutor, scripts.get(0));
        List<Duration> warm = new ArrayList<>();
        for (int run = 1; warm.size() < turns; run++) {
            warm.addAll(play(tutor, scripts.get(run % scripts.size())));
        }
        return new TurnTimes(cold, warm.subList(0, turns));
    }

    /** A percentile of some times by nearest rank. */
    public static Duration percentile(List<Duration> times, double percent) {
        return Percentile.of(times, percent);
    }

    private static List<Duration> play(Tutor tutor, DialogueScript script) {
        Dialogue dialogue = Dialogue.play(tutor, script);
        Optional<String> trouble = dialogue.cutShort().filter(why -> !dialogue.closedByTutor());
        if (trouble.isPresent() || dialogue.exchanges().isEmpty()) {
            throw new IllegalStateException("dialogue " + script.name() + " was not played to its end: "
                    + trouble.orElse("no turn was played"));
        }
        return dialogue.exchanges().stream()
                .map(exchange -> exchange.reply().toEnd())
                .toList();
    }
}
