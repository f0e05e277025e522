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

    /** What {@code student} may read about {@code inquiry} now. */
    public Mono<Access> access(AccountId student, Inquiry inquiry) {
        return database.transact(() -> conversations.states(student, inquiry.id(), inquiry.locale()))
                .map(states -> access(
                        inquiry,
                        states.stream()
                                .map(state -> json.readValue(state, DialogueState.class))
                                .toList()));
    }

    /**
     * What may be read.
     *
     * @param unearned ids of the ideas no text may state
     * @param explanations whether explanations may be read at all
     */
    public record Access(Set<String> unearned, boolean explanations) {
        public Access {
            unearned = Set.copyOf(unearned);
        }
    }

    /**
     * Everything once a conversation is done; nothing that states an idea while an exit check is open, because it is
     * unassisted; else what states no idea that is unearned in every conversation, and no explanation.
     */
    static Access access(Inquiry inquiry, List<DialogueState> states) {
        Set<String> all = inquiry.expectations().stream().map(Expectation::id).collect(Collectors.toUnmodifiableSet());
        if (states.stream().anyMatch(s -> s.phase() == Phase.EXIT)) {
            return new Access(all, false);
        }
        if (states.stream().anyMatch(s -> s.phase() == Phase.DONE)) {
            return new Access(Set.of(), true);
        }
        Set<String> unearned = new HashSet<>(all);
        states.forEach(s -> unearned.retainAll(s.unearned()));
        return new Access(unearned, false);
    }
}
