package org.qiwen.evaluation.drive;

import java.util.List;

/**
 * A tutor that can be talked to. Implementations serve one account and one thread.
 *
 * <p>All methods block and throw {@link TutorRefusal} when the tutor says no and {@link TutorFault} when it fails or
 * breaks the interface.
 */
public interface Tutor {
    /**
     * Starts a conversation.
     *
     * @param inquiry id, for example {@code float-sink}
     * @param locale for example {@code zh-CN}
     */
    Conversation open(String inquiry, String locale);

    /**
     * What the tutor heard and decided in each turn so far, in order. Accounts of students may not read it.
     *
     * @param conversation id as in {@link Conversation#id()}
     */
    List<TracedTurn> trace(String conversation);

    /** A running conversation. */
    interface Conversation {
        String id();

        Opening opening();

        /**
         * Sends a message and waits for the whole turn.
         *
         * @param key makes sending the same message twice one turn
         */
        TurnReply send(PupilMessage message, String key);
    }

    /** What the tutor says before the pupil's first word. */
    record Opening(String text, String move, List<Option> choices) {
        public Opening {
            choices = List.copyOf(choices);
        }
    }

    /** Something to pick. */
    record Option(String id, String text) {}
}
