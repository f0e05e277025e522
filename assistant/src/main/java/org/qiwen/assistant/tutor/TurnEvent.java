package org.qiwen.assistant.tutor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a tutor's turn, in the order a student's page shows them. {@link #type()} is the SSE event name, the
 * record itself is the JSON body.
 */
public sealed interface TurnEvent {

    /** SSE event name. */
    String type();

    /** What kind of turn this is; always the first event. {@code hintLevel} is 0 when the turn is no hint. */
    record Move(String move, String feedback, int hintLevel, int hintTotal) implements TurnEvent {
        @Override
        public String type() {
            return "move";
        }
    }

    /** One sentence of the tutor, already past the leak gate. */
    record Text(String delta) implements TurnEvent {
        @Override
        public String type() {
            return "text";
        }
    }

    /** Options the student may pick instead of typing. */
    record Choices(List<Option> options) implements TurnEvent {
        @Override
        public String type() {
            return "choices";
        }
    }

    /** One option of {@link Choices}. */
    record Option(String id, String text) {}

    /** A piece of authored evidence: a text, perhaps a table or figures ({@code svg} with {@code alt}). */
    record Evidence(
            String id,
            String kind,
            String text,
            @Nullable String instead,
            @Nullable Table table,
            List<Figure> figures) implements TurnEvent {
        @Override
        public String type() {
            return "evidence";
        }
    }

    /** A data table: every row has as many cells as there are columns. */
    record Table(List<String> columns, List<List<String>> rows) {}

    /** An authored drawing. */
    record Figure(String id, String svg, String alt, String caption) {}

    /** A cited passage; {@code quote} is null while the passage states an idea the student has not reached. */
    record Citation(
            int number,
            String passage,
            String document,
            String title,
            @Nullable Integer page,
            String heading,
            @Nullable String quote)
            implements TurnEvent {
        @Override
        public String type() {
            return "citation";
        }
    }

    /**
     * The last event of a whole turn.
     *
     * @param turn number of the turn, from 1
     * @param reached core ideas reached
     * @param total core ideas there are
     * @param phase dialogue phase after the turn
     * @param dots per core idea in authored order: {@code NONE}, {@code PARTIAL}, {@code REACHED} or {@code TOLD}
     * @param card the summary card, only once it may be opened; otherwise null
     */
    record Done(
            int turn,
            int reached,
            int total,
            String phase,
            List<String> dots,
            @Nullable String card) implements TurnEvent {
        @Override
        public String type() {
            return "done";
        }
    }

    /** The turn could not be finished; the body is an RFC 9457 problem. */
    record Problem(Map<String, Object> problem) implements TurnEvent {
        @Override
        public String type() {
            return "problem";
        }
    }
}
