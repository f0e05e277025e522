package org.qiwen.assistant.copilot.wording;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of asking for texts.
 *
 * @param offered how many were asked for
 * @param texts those that are taken, by pointer
 * @param refused how many were not, by reason; one that came back as it was is neither
 * @param failed why there was no answer to read: a name of {@code BreakReason}, UNREADABLE or BUDGET; empty when there was
 */
record Worded(int offered, Map<String, String> texts, Map<Refused, Integer> refused, String failed) {
    static final String UNREADABLE = "UNREADABLE";
    static final String BUDGET = "BUDGET";

    Worded {
        texts = Map.copyOf(texts);
        refused = Map.copyOf(refused);
    }

    /** How a section stands now. */
    enum Outcome {
        /** Everything that was changed is taken. */
        WORDED,
        /** Some of it. */
        PARTLY,
        /** The assembled section stands. */
        KEPT
    }

    static Worded failed(Portion portion, String why) {
        return new Worded(portion.items().size(), Map.of(), Map.of(), why);
    }

    /** Judges each text of an answer. */
    static Worded of(Portion portion, Answer answer, Acceptance acceptance) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<Refused, Integer> refused = new EnumMap<>(Refused.class);
        for (Item item : portion.items()) {
            String wording = answer.texts().getOrDefault(item.id(), item.text());
            if (!wording.equals(item.text())) {
                acceptance
                        .refused(item, wording)
                        .ifPresentOrElse(
                                why -> refused.merge(why, 1, Integer::sum), () -> texts.put(item.path(), wording));
            }
        }
        return new Worded(portion.items().size(), texts, refused, "");
    }

    /** All these as one. */
    static Worded all(Collection<Worded> parts) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<Refused, Integer> refused = new EnumMap<>(Refused.class);
        parts.forEach(part -> {
            texts.putAll(part.texts());
            part.refused().forEach((why, n) -> refused.merge(why, n, Integer::sum));
        });
        String failed = parts.stream()
                .map(Worded::failed)
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse("");
        return new Worded(parts.stream().mapToInt(Worded::offered).sum(), texts, refused, failed);
    }

    Outcome outcome() {
        boolean whole = refused.isEmpty() && failed.isEmpty();
        return texts.isEmpty() ? Outcome.KEPT : whole ? Outcome.WORDED : Outcome.PARTLY;
    }

    /** Why not all of it is new: why there was no answer, else the most frequent reason, else UNCHANGED; empty for WORDED. */
    String reason() {
        if (!failed.isEmpty() || outcome() == Outcome.WORDED) {
            return failed;
        }
        return refused.entrySet().stream()
                .max(Map.Entry.<Refused, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Refused, Integer>comparingByKey().reversed()))
                .map(most -> most.getKey().name())
                .orElse("UNCHANGED");
    }

    /** The reasons in the order of the enum. */
    List<Map.Entry<Refused, Integer>> reasons() {
        return refused.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
}
