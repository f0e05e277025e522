package org.qiwen.assistant.conversation;

import java.time.Duration;
import org.qiwen.assistant.web.Heartbeats;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A listener's line: the events of a turn, with signs of life between them. */
final class EventLine {
    /** How soon a page should come back to another node; long enough for a balancer to have noticed. Our choice. */
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private EventLine() {}

    /**
     * Ends with the events.
     *
     * @param leaving when it completes, the listener is told how soon to come back should the line end
     * @param heartbeat time between comments, which no reader shows
     */
    static Flux<ServerSentEvent<String>> of(Flux<StoredEvent> events, Mono<Void> leaving, Duration heartbeat) {
        return events.publish(shared -> {
            Mono<Void> end = shared.then().onErrorComplete();
            Flux<ServerSentEvent<String>> hint = leaving.thenMany(Mono.fromSupplier(
                    () -> ServerSentEvent.<String>builder().retry(COME_BACK).build()));
            return Flux.merge(
                    shared.map(EventLine::event),
                    Flux.merge(Heartbeats.every(heartbeat), hint).takeUntilOther(end));
        });
    }

    private static ServerSentEvent<String> event(StoredEvent event) {
        return ServerSentEvent.<String>builder(event.data())
                .id(Integer.toString(event.number()))
                .event(event.type())
                .build();
    }
}
