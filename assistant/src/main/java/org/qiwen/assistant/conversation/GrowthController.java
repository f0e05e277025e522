package org.qiwen.assistant.conversation;

import org.qiwen.assistant.account.Account;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** First reason, own summary and last answer side by side, for the student and whoever may read the conversation. */
@RestController
class GrowthController {
    private final Conversations conversations;
    private final JsonMapper json;

    GrowthController(Conversations conversations, JsonMapper json) {
        this.conversations = conversations;
        this.json = json;
    }

    @GetMapping("/api/conversations/{id}/growth")
    Mono<Growth> growth(@PathVariable ConversationId id, @AuthenticationPrincipal Account reader) {
        return conversations.read(id, reader).map(whole -> Growth.of(whole, !reader.isStudent(), json));
    }
}
