package org.qiwen.evaluation.drive;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came back for a message: the events of a turn, or a refusal. */
sealed interface TurnBody {
    <T> T fold(Function<List<StreamEvent>, T> events, Function<Refused, T> refused);

    /** An event stream, read to its end. */
    record Streamed(List<StreamEvent> events) implements TurnBody {
        @Override
        public <T> T fold(Function<List<StreamEvent>, T> onEvents, Function<Refused, T> onRefused) {
            return onEvents.apply(events);
        }
    }

    /** Anything else, with its status. */
    record Refused(int status, String body) implements TurnBody {
        @Override
        public <T> T fold(Function<List<StreamEvent>, T> onEvents, Function<Refused, T> onRefused) {
            return onRefused.apply(this);
        }
    }

    /** Chooses by status and content type; time runs from its construction. */
    final class Handler implements BodyHandler<TurnBody> {
        private final long started = System.nanoTime();

        @Override
        public BodySubscriber<TurnBody> apply(ResponseInfo response) {
            boolean events =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            if (response.statusCode() == 200 && events) {
                return BodySubscribers.fromLineSubscriber(
                        new Lines(started), lines -> new Streamed(lines.reader.events()), StandardCharsets.UTF_8, null);
            }
            return BodySubscribers.mapping(
                    BodySubscribers.ofString(StandardCharsets.UTF_8), body -> new Refused(response.statusCode(), body));
        }
    }

    /** Notes each line with the time it came. */
    final class Lines implements Flow.Subscriber<String> {
        private final EventLines reader = new EventLines();
        private final long started;
        private Flow.@Nullable Subscription subscription;

        Lines(long started) {
            this.started = started;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            reader.accept(line, Duration.ofNanos(System.nanoTime() - started));
        }

        @Override
        public void onError(Throwable failure) {
            // The client hands the same failure to whoever waits for the response.
        }

        @Override
        public void onComplete() {
            // Events without their blank line do not count, so nothing is left to do.
        }
    }
}
