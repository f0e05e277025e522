package org.qiwen.assistant.measure.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What students' machines and the model noted, joined by tag.
 *
 * @param turns how many were sent
 * @param whole with exactly one end, {@code done}
 * @param lost without any end: refused, or the stream broke
 * @param problems with exactly one end, {@code problem}
 * @param doubled with more than one end
 * @param faults of lost turns: what the client saw, with how often
 * @param calls from a message sent to its first request at the model
 * @param leads from the last token of a sentence to its words at the student's machine; sentences but the final question
 * @param asks the same for a final question
 * @param unmatched requests without a tag, which are in no delay
 * @param changed sentences that were written but reached the student otherwise: stopped by the gate or cut off with it
 * @param open answers under way at the model, on average
 * @param took from the first message to the last end
 */
public record LoadFigures(
        int turns,
        int whole,
        int lost,
        int problems,
        int doubled,
        Map<String, Integer> faults,
        Delays calls,
        Delays leads,
        Delays asks,
        int unmatched,
        int changed,
        double open,
        Duration took) {

    public LoadFigures {
        faults = new TreeMap<>(faults);
    }

    /** Joins. Pure. */
    public static LoadFigures of(LoadRun.Heard heard) {
        Map<String, HeardTurn> byTag = new HashMap<>();
        heard.turns().forEach(turn -> byTag.put(turn.tag(), turn));
        Map<String, Long> firstCalls = new HashMap<>();
        List<Long> leads = new ArrayList<>();
        List<Long> asks = new ArrayList<>();
        int unmatched = 0;
        int changed = 0;
        long speaking = 0;
        for (Stamp stamp : heard.stamps()) {
            speaking += stamp.ended() - stamp.received();
            HeardTurn turn = stamp.tag().map(byTag::get).orElse(null);
            if (turn == null) {
                unmatched++;
                continue;
            }
            firstCalls.merge(turn.tag(), stamp.received() - turn.sent(), Math::min);
            String said = turn.text();
            for (Stamp.Sentence sentence : stamp.sentences()) {
                String upTo = stamp.text().substring(0, sentence.upTo());
                if (said.startsWith(upTo)) {
                    boolean asksLast = sentence.upTo() == stamp.text().length() && upTo.matches("(?s).*[？?][”」』）)]*");
                    (asksLast ? asks : leads).add(turn.at(sentence.upTo()) - sentence.written());
                } else {
                    changed++;
                }
            }
        }
        Map<String, Integer> faults = new TreeMap<>();
        heard.turns().stream()
                .filter(turn -> turn.ends() == 0)
                .forEach(turn -> faults.merge(turn.fault() == null ? "no end" : turn.fault(), 1, Integer::sum));
        return new LoadFigures(
                heard.turns().size(),
                (int) heard.turns().stream().filter(HeardTurn::isWhole).count(),
                (int) heard.turns().stream().filter(turn -> turn.ends() == 0).count(),
                (int) heard.turns().stream()
                        .filter(turn -> turn.ends() == 1 && turn.problems() == 1)
                        .count(),
                (int) heard.turns().stream().filter(turn -> turn.ends() > 1).count(),
                faults,
                Delays.of(firstCalls.values()),
                Delays.of(leads),
                Delays.of(asks),
                unmatched,
                changed,
                speaking / 1e3 / Math.max(1, heard.took().toMillis()),
                heard.took());
    }
}
