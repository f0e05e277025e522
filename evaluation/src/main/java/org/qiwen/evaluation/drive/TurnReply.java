package org.qiwen.evaluation.drive;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A tutor's whole turn as a client saw it. Building one checks the rules of the stream: ids count up by one, nothing
 * follows the one terminal event, and a turn that is done began with its move.
 *
 * @param events in the order they came, the terminal one last
 */
public record TurnReply(List<StreamEvent> events) {
    /**
     * Checks and keeps the events.
     *
     * @throws TutorFault when the stream breaks a rule; names the rule and the event
     */
    public TurnReply {
        events = List.copyOf(events);
        long terminal = events.stream().filter(StreamEvent::isTerminal).count();
        if (terminal != 1 || !events.get(events.size() - 1).isTerminal()) {
            throw new TutorFault("a turn must end in exactly one done or problem, this one is " + types(events));
        }
        for (int index = 1; index < events.size(); index++) {
            long id = events.get(index).id();
            long before = events.get(index - 1).id();
            if (id != before + 1) {
                throw new TutorFault("event ids must count up by 1, but " + id + " follows " + before);
            }
        }
        if (isDone(events) && !events.get(0).type().equals("move")) {
            throw new TutorFault("a turn must begin with its move, this one is " + types(events));
        }
    }

    /** Whether the turn came to its proper end; otherwise it ended in a problem. */
    public boolean isDone() {
        return isDone(events);
    }

    /** The {@code done} body, or the problem. */
    public JsonNode ending() {
        return events.get(events.size() - 1).data();
    }

    /** The tutor's words. */
    public String text() {
        return of("text").map(data -> data.path("delta").asString("")).collect(Collectors.joining());
    }

    /** What kind of turn it is; empty when it ended before that was known. */
    public Optional<JsonNode> move() {
        return of("move").findFirst();
    }

    /** Bodies of the events of that type, in order. */
    public Stream<JsonNode> of(String type) {
        return events.stream().filter(event -> event.type().equals(type)).map(StreamEvent::data);
    }

    /** Phase of the dialogue after the turn; empty when the turn ended in a problem. */
    public Optional<String> phase() {
        return ending().path("phase").asStringOpt();
    }

    /** From sending the message to its first words; empty when there were none. */
    public Optional<Duration> toFirstText() {
        return events.stream()
                .filter(event -> event.type().equals("text"))
                .map(StreamEvent::at)
                .findFirst();
    }

    /** From sending the message to the terminal event. */
    public Duration toEnd() {
        return events.get(events.size() - 1).at();
    }

    private static boolean isDone(List<StreamEvent> events) {
        return events.get(events.size() - 1).type().equals("done");
    }

    private static String types(List<StreamEvent> events) {
        return events.stream().map(StreamEvent::type).toList().toString();
    }
}
