package org.qiwen.assistant.conversation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A student's own words in one conversation, as they changed: side by side, without a number. Each is null while it has not
 * been said.
 *
 * @param prediction words of the option that was predicted
 * @param reason the prediction's reason
 * @param summary the student's own summary
 * @param exit the unassisted answer at the end
 * @param practices ways of thinking that were shown, each with the sentence that shows it, in the order they were said
 */
record Growth(
        ConversationId conversation,
        String title,
        String locale,
        @Nullable String prediction,
        @Nullable String reason,
        @Nullable String summary,
        @Nullable Exit exit,
        List<Shown> practices) {
    Growth {
        practices = List.copyOf(practices);
    }

    /**
     * The answer to the exit check.
     *
     * @param answer null when it was not taken
     * @param reading how the program reads it, for staff; null for the student, because it is no mark
     */
    record Exit(
            String form, @Nullable String answer, @Nullable String reading) {}

    /** A practice and the words that show it. */
    record Shown(String practice, int turn, String said) {}

    /** From what is stored. */
    static Growth of(Conversations.Whole whole, boolean forStaff, JsonMapper json) {
        Conversation conversation = whole.conversation();
        JsonNode state = json.readTree(conversation.state());
        JsonNode exit = state.path("exit");
        return new Growth(
                conversation.id(),
                conversation.title(),
                conversation.locale(),
                option(json.readTree(conversation.opening()), text(state, "choice")),
                text(state, "reason"),
                text(state, "summary"),
                exit.isObject()
                        ? new Exit(
                                exit.path("form").asString(""),
                                text(exit, "answer"),
                                forStaff ? text(exit, "result") : null)
                        : null,
                practices(whole.turns(), json));
    }

    private static @Nullable String option(JsonNode opening, @Nullable String id) {
        for (JsonNode choice : opening.path("choices")) {
            if (choice.path("id").asString("").equals(id)) {
                return choice.path("text").asString("");
            }
        }
        return id;
    }

    private static List<Shown> practices(List<Turn> turns, JsonMapper json) {
        List<Shown> shown = new ArrayList<>();
        for (Turn turn : turns) {
            @Nullable String trace = turn.trace();
            if (trace != null) {
                json.readTree(trace)
                        .path("assessment")
                        .path("practices")
                        .properties()
                        .forEach(practice -> shown.add(new Shown(
                                practice.getKey(),
                                turn.ref().number(),
                                practice.getValue().asString(""))));
            }
        }
        return shown;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).asStringOpt().filter(words -> !words.isBlank()).orElse(null);
    }
}
