package org.qiwen.assistant.dialogue.gate;

/** What becomes of a sentence. */
public sealed interface Verdict {

    /**
     * It may be said, and counts as said.
     *
     * @param question whether it asks; nothing may follow it in this turn
     */
    record Released(boolean question) implements Verdict {}

    /** It may not be said; nothing of it is kept. */
    record Blocked(Fault fault) implements Verdict {}
}
