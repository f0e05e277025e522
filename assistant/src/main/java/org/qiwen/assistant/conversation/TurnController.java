package org.qiwen.assistant.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.web.Fields;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Turns as server-sent events. */
@RestController
class TurnController {
    private final Conversations conversations;
    private final TurnRuns runs;
    private final TurnSettings settings;

    TurnController(Conversations conversations, TurnRuns runs, TurnSettings settings) {
        this.conversations = conversations;
        this.runs = runs;
        this.settings = settings;
    }

    /** One of the three ways to answer, and a key of the client's choice: the same key means the same turn. */
    record NewTurn(
            @Nullable String text,
            @Nullable String choice,
            @Nullable String observation,
            @Nullable String key) {

        String checkedKey() {
            return key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        }

        StudentMessage message() {
            Fields fields = new Fields();
            List<@Nullable String> given = Arrays.asList(text, choice, observation).stream()
                    .filter(Objects::nonNull)
                    .toList();
            fields.require(given.size() == 1, "text", "needs exactly one of text, choice and observation");
            fields.require(checkedKey().length() <= 100, "key", "has at most 100 characters");
            fields.check();
            if (choice != null) {
                return new StudentMessage(StudentMessage.Kind.CHOICE, said(fields, "choice", choice));
            }
            return observation != null
                    ? new StudentMessage(StudentMessage.Kind.OBSERVATION, said(fields, "observation", observation))
                    : new StudentMessage(StudentMessage.Kind.TEXT, said(fields, "text", text));
        }

        /** PostgreSQL keeps no NUL character. */
        private static String said(Fields fields, String field, @Nullable String value) {
            String plain = value == null ? "" : value.replace("\u0000", "");
            String said = fields.text(field, plain, 1, StudentMessage.MAX_CHARACTERS);
            fields.check();
            return said;
        }
    }

    @PostMapping(path = "/api/conversations/{id}/turns", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> send(
            @PathVariable ConversationId id,
            @RequestBody NewTurn request,
            @AuthenticationPrincipal Account account,
            ServerHttpResponse response) {
        StudentMessage message = request.message();
        return runs.begin(id, account.id(), request.checkedKey(), message)
                .flatMapMany(turn -> stream(turn, 0, response));
    }

    @GetMapping(path = "/api/conversations/{id}/turns/{number}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> replay(
            @PathVariable ConversationId id,
            @PathVariable int number,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Integer lastEvent,
            @AuthenticationPrincipal Account reader,
            ServerHttpResponse response) {
        return conversations
                .requireReadable(id, reader)
                .thenMany(
                        Flux.defer(() -> stream(new TurnRef(id, number), lastEvent == null ? 0 : lastEvent, response)));
    }

    @DeleteMapping("/api/conversations/{id}/turns/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> cancel(
            @PathVariable ConversationId id, @PathVariable int number, @AuthenticationPrincipal Account account) {
        return conversations.requireOwn(id, account).then(Mono.defer(() -> runs.cancel(new TurnRef(id, number))));
    }

    private Flux<ServerSentEvent<String>> stream(TurnRef turn, int after, ServerHttpResponse response) {
        // Proxies must not hold a sentence back.
        response.getHeaders().set("X-Accel-Buffering", "no");
        response.getHeaders().setCacheControl("no-cache");
        return EventLine.of(runs.events(turn, after), runs.leaving(), settings.heartbeat());
    }
}
