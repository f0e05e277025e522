package org.qiwen.evaluation.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the lines of an event stream as the HTML standard's section on server-sent events says: comments are skipped,
 * several {@code data} lines are joined, an event counts only when its blank line came. Not for several threads.
 */
final class EventLines {
    private final JsonMapper json = JsonMapper.shared();
    private final List<StreamEvent> events = new ArrayList<>();
    private final StringBuilder data = new StringBuilder();
    private @Nullable String type;
    private @Nullable String id;

    /**
     * Takes the next line.
     *
     * @param line without its end
     * @param at when it came, since the request was sent
     * @throws TutorFault when an event has no name, no number as id or no JSON as body
     */
    void accept(String line, Duration at) {
        if (line.isEmpty()) {
            dispatch(at);
            return;
        }
        int colon = line.indexOf(':');
        if (colon == 0) {
            return;
        }
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        field(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    /** Events whose end was seen. */
    List<StreamEvent> events() {
        return List.copyOf(events);
    }

    private void field(String field, String value) {
        switch (field) {
            case "event" -> type = value;
            case "id" -> id = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {
                // The standard says to ignore fields it does not know, and retry is of no use to one turn.
            }
        }
    }

    private void dispatch(Duration at) {
        if (!data.isEmpty()) {
            events.add(event(at));
        }
        data.setLength(0);
        type = null;
        id = null;
    }

    private StreamEvent event(Duration at) {
        if (type == null || id == null || !id.matches("\\d{1,18}")) {
            throw new TutorFault("event " + (events.size() + 1) + " of the stream has name " + type + " and id " + id);
        }
        try {
            return new StreamEvent(Long.parseLong(id), type, json.readTree(data.toString()), at);
        } catch (JacksonException e) {
            throw new TutorFault("event " + id + " (" + type + ") of the stream is not JSON", e);
        }
    }
}
