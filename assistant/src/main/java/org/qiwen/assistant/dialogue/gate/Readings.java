package org.qiwen.assistant.dialogue.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.reading.RelationReader;

/** Looks at each text of one turn once, though several rules ask for it. Not thread-safe. */
final class Readings {
    private final RelationReader reader;
    private final Map<String, Reading> read = new HashMap<>();
    private final Map<String, Bigrams> pairs = new HashMap<>();
    private final Map<String, List<Mood.Clause>> clauses = new HashMap<>();
    private final Map<String, Boolean> nods = new HashMap<>();

    Readings(RelationReader reader) {
        this.reader = reader;
    }

    /** The relations in a text. */
    Reading of(String text) {
        return read.computeIfAbsent(text, reader::readForLeaks);
    }

    /** The pairs of its characters. */
    Bigrams pairs(String text) {
        return pairs.computeIfAbsent(text, Bigrams::of);
    }

    /** The clauses of a folded text, with what they do. */
    List<Mood.Clause> clauses(String folded) {
        return clauses.computeIfAbsent(folded, Mood::read);
    }

    /** Whether a folded text asks for no more than a nod. */
    boolean asksForANod(String folded) {
        return nods.computeIfAbsent(folded, text -> Manner.CLOSED_QUESTION.in(text) > 0);
    }
}
