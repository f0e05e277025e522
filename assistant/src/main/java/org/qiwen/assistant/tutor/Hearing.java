package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.Fault;
import org.qiwen.assistant.dialogue.gate.TurnGate;
import org.qiwen.assistant.dialogue.gate.Verdict;
import org.qiwen.assistant.model.ModelEvent;
import org.qiwen.assistant.model.stream.BreakReason;

/**
 * One answer of a model, heard sentence by sentence. What may be said comes out at once; the question is kept for the end
 * of the turn, and what follows it is not said. Nothing is said twice. Over when the answer is whole, broken or stopped; from then on nothing is heard.
 * One an answer; one thread after another.
 */
final class Hearing {
    /** Longest sentence in characters: more than the longest turn of any stage (160). Our choice. */
    private static final int LONGEST = 200;

    private final Supplier<TurnGate> made;
    private final boolean asks;
    private final BiConsumer<Integer, Verdict> heard;
    private final SentenceReader reader = new SentenceReader(LONGEST);
    private final List<String> question = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private int asked;
    private int sentences;
    private boolean over;
    private boolean blocked;
    private @Nullable String reason;
    private @Nullable TurnGate gate;

    /**
     * Begins to listen.
     *
     * @param gate makes the gate; asked once, by the thread of the first words: it takes milliseconds, which pass while the
     *     model has not spoken yet
     * @param asks whether the turn ends in a question
     * @param heard is told each sentence's number, from 1, and what became of it
     */
    Hearing(Supplier<TurnGate> gate, boolean asks, BiConsumer<Integer, Verdict> heard) {
        this.made = gate;
        this.asks = asks;
        this.heard = heard;
    }

    /** The sentences that may be said now. */
    List<String> hear(ModelEvent event) {
        if (over) {
            return List.of();
        }
        return event.fold(
                words -> {
                    gate();
                    List<String> released = judge(reader.add(words.text()));
                    if (!over && reader.isEndless()) {
                        block(new Verdict.Blocked(new Fault(Fault.Kind.LENGTH, "endless sentence")));
                    }
                    return released;
                },
                finished -> {
                    List<String> released = judge(reader.rest().stream().toList());
                    finish();
                    return released;
                },
                broken -> {
                    cut(broken.reason().name());
                    return List.of();
                });
    }

    /** Ends the answer where it is; its unfinished sentence is dropped. Nothing happens when it is over. */
    void cut(String why) {
        if (!over) {
            over = true;
            reason = why;
        }
    }

    boolean isOver() {
        return over;
    }

    /** Whether the gate stopped it. */
    boolean isBlocked() {
        return blocked;
    }

    /** Whether the answer said all that it should. */
    boolean isWhole() {
        return over && (reason == null || !question.isEmpty());
    }

    /** Why it is not whole; empty when it is. */
    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The question, past the gate; empty while there is none. Where the turn ends in it, nothing follows it. */
    List<String> question() {
        return List.copyOf(asks ? question.subList(0, asked) : question);
    }

    private List<String> judge(List<String> ended) {
        List<String> released = new ArrayList<>();
        for (String sentence : ended) {
            Verdict verdict = said.contains(sentence)
                    ? new Verdict.Blocked(new Fault(Fault.Kind.LENGTH, "a sentence twice"))
                    : gate().judge(sentence);
            if (!(verdict instanceof Verdict.Released free)) {
                block(verdict);
                return released;
            }
            heard.accept(++sentences, verdict);
            said.add(sentence);
            if (free.question() || !question.isEmpty()) {
                question.add(sentence);
                asked = free.question() ? question.size() : asked;
            } else {
                released.add(sentence);
            }
        }
        return released;
    }

    private TurnGate gate() {
        TurnGate known = gate;
        if (known == null) {
            known = made.get();
            gate = known;
        }
        return known;
    }

    private void block(Verdict verdict) {
        heard.accept(++sentences, verdict);
        blocked = true;
        cut(WordingReason.GATE.name());
    }

    private void finish() {
        if (!over) {
            over = true;
            if (sentences == 0) {
                reason = BreakReason.EMPTY.name();
            } else if (gate().missing().isPresent()) {
                reason = WordingReason.NO_QUESTION.name();
            }
        }
    }
}
