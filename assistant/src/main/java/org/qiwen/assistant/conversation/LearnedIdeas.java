package org.qiwen.assistant.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What a student has earned over all conversations on an inquiry; decides what else may be read. */
@Component
public class LearnedIdeas {
    private final Database database;
    private final ConversationStore conversations;
    private final JsonMapper json;

    LearnedIdeas(Database database, ConversationStore conversations, JsonMapper json) {
        this.database = database;
        this.conversations = conversations;
        this.json = json;
    }

    /**
     * Ids of the ideas that {@code student} may not read yet: none once a conversation is done, all while an exit check is
     * open (it is unassisted), else those earned in no conversation.
     */
    public Mono<Set<String>> unearned(AccountId student, Inquiry inquiry) {
        return database.transact(() -> conversations.states(student, inquiry.id(), inquiry.locale()))
                .map(states -> unearned(
                        inquiry,
                        states.stream()
                                .map(state -> json.readValue(state, DialogueState.class))
                                .toList()));
    }

    static Set<String> unearned(Inquiry inquiry, List<DialogueState> states) {
        Set<String> all = inquiry.expectations().stream().map(Expectation::id).collect(Collectors.toUnmodifiableSet());
        if (states.stream().anyMatch(s -> s.phase() == Phase.EXIT)) {
            return all;
        }
        if (states.stream().anyMatch(s -> s.phase() == Phase.DONE)) {
            return Set.of();
        }
        Set<String> unearned = new HashSet<>(all);
        states.forEach(s -> unearned.retainAll(s.unearned()));
        return Set.copyOf(unearned);
    }
}
