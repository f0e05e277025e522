package org.qiwen.assistant.web;

import java.time.Duration;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/** Signs of life on an event stream: comments, which no reader shows, so that neither page nor proxy gives the line up. */
public final class Heartbeats {
    private Heartbeats() {}

    /** One after each period, without end; those that nobody takes are dropped. */
    public static Flux<ServerSentEvent<String>> every(Duration period) {
        return Flux.interval(period)
                .onBackpressureDrop()
                .map(tick -> ServerSentEvent.<String>builder().comment("").build());
    }

    /** The events with signs of life between them; ends, or fails, with the events. */
    public static Flux<ServerSentEvent<String>> between(Flux<ServerSentEvent<String>> events, Duration period) {
        return events.publish(shared -> Flux.merge(shared, every(period).takeUntilOther(shared.ignoreElements())));
    }
}
