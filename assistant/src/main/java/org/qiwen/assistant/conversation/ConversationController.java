package org.qiwen.assistant.conversation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.edition.Edition;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.web.Fields;
import org.qiwen.assistant.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Inquiries to choose from, and conversations as pages read them. */
@RestController
class ConversationController {
    private static final String DEFAULT_LOCALE = "zh-CN";

    private final Conversations conversations;
    private final JsonMapper json;

    ConversationController(Conversations conversations, JsonMapper json) {
        this.conversations = conversations;
        this.json = json;
    }

    record NewConversation(
            @Nullable String inquiry, @Nullable String locale) {}

    /**
     * An inquiry to choose.
     *
     * @param id what a conversation is begun with
     * @param inquiry id of the built-in inquiry; the same as {@code id} unless {@code given}
     * @param given whether a teacher gave it to a class, in words of their own
     */
    record InquiryView(
            String id,
            String inquiry,
            boolean given,
            String locale,
            String title,
            String drivingQuestion,
            String phenomenon,
            String discipline,
            String kind,
            List<Stage> stages) {
        static InquiryView of(Tutoring.Offer offer) {
            @Nullable Edition edition = offer.edition();
            return new InquiryView(
                    edition == null ? offer.id() : edition.id().toString(),
                    offer.id(),
                    edition != null,
                    offer.locale(),
                    offer.title(),
                    offer.drivingQuestion(),
                    offer.phenomenon(),
                    offer.discipline(),
                    offer.kind(),
                    offer.stages());
        }
    }

    /** Who holds a conversation. */
    record Person(AccountId id, String displayName) {}

    /** A conversation in a list; {@code turns} is how many there are. */
    record Entry(
            ConversationId id,
            String inquiry,
            String title,
            String locale,
            Stage stage,
            Person student,
            boolean preview,
            String phase,
            int reached,
            int total,
            List<String> dots,
            int turns,
            Instant created,
            Instant updated) {
        static Entry of(Conversation c) {
            return new Entry(
                    c.id(),
                    c.inquiry(),
                    c.title(),
                    c.locale(),
                    c.stage(),
                    new Person(c.owner(), c.ownerName()),
                    c.heldIn() == null,
                    c.progress().phase(),
                    c.progress().reached(),
                    c.progress().total(),
                    c.progress().dots(),
                    c.turns(),
                    c.created(),
                    c.updated());
        }
    }

    /** A conversation with everything a page needs to show it again. */
    record Transcript(
            ConversationId id,
            String inquiry,
            String title,
            String locale,
            Stage stage,
            Person student,
            boolean preview,
            String phase,
            int reached,
            int total,
            List<String> dots,
            Instant created,
            Instant updated,
            JsonNode opening,
            List<TurnView> turns) {}

    record TurnView(int turn, Said student, List<EventView> events, TurnStatus status) {}

    record Said(StudentMessage.Kind kind, String text) {}

    record EventView(int id, String event, JsonNode data) {}

    /** How the tutor decided, turn by turn; a turn that is not whole has no assessment. */
    record Traces(List<Map<String, Object>> turns) {}

    @GetMapping("/api/inquiries")
    Mono<Page<InquiryView>> inquiries(
            @RequestParam(defaultValue = DEFAULT_LOCALE) String locale, @AuthenticationPrincipal Account account) {
        return conversations
                .offers(locale, account)
                .map(offers -> Page.all(offers.stream().map(InquiryView::of).toList()));
    }

    @PostMapping("/api/conversations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Conversations.Begun> begin(@RequestBody NewConversation request, @AuthenticationPrincipal Account account) {
        Fields fields = new Fields();
        String inquiry = fields.text("inquiry", request.inquiry(), 1, 100);
        fields.check();
        return conversations.begin(inquiry, request.locale() == null ? DEFAULT_LOCALE : request.locale(), account);
    }

    /** The last used first; {@code after} is the {@code next} of the page before. */
    @GetMapping("/api/conversations")
    Mono<Page<Entry>> list(
            @RequestParam(required = false) @Nullable Instant after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account reader) {
        return conversations.list(reader, after, Page.size(size)).map(page -> page.map(Entry::of));
    }

    @GetMapping("/api/conversations/{id}")
    Mono<Transcript> read(@PathVariable ConversationId id, @AuthenticationPrincipal Account reader) {
        return conversations.read(id, reader).map(this::transcript);
    }

    @GetMapping("/api/conversations/{id}/trace")
    Mono<Traces> trace(@PathVariable ConversationId id, @AuthenticationPrincipal Account reader) {
        return conversations
                .readWithTrace(id, reader)
                .map(whole -> new Traces(whole.turns().stream().map(this::trace).toList()));
    }

    private Transcript transcript(Conversations.Whole whole) {
        Conversation c = whole.conversation();
        return new Transcript(
                c.id(),
                c.inquiry(),
                c.title(),
                c.locale(),
                c.stage(),
                new Person(c.owner(), c.ownerName()),
                c.heldIn() == null,
                c.progress().phase(),
                c.progress().reached(),
                c.progress().total(),
                c.progress().dots(),
                c.created(),
                c.updated(),
                json.readTree(c.opening()),
                whole.turns().stream().map(this::view).toList());
    }

    private TurnView view(Turn turn) {
        return new TurnView(
                turn.ref().number(),
                new Said(turn.student().kind(), turn.student().text()),
                turn.events().stream()
                        .map(event -> new EventView(event.number(), event.type(), json.readTree(event.data())))
                        .toList(),
                turn.status());
    }

    private Map<String, Object> trace(Turn turn) {
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("turn", turn.ref().number());
        trace.put("status", turn.status());
        trace.put("student", turn.student().text());
        if (turn.trace() != null) {
            json.readTree(turn.trace()).properties().forEach(member -> trace.put(member.getKey(), member.getValue()));
            trace.put("turn", turn.ref().number());
        }
        return trace;
    }
}
