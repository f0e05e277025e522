package org.qiwen.assistant.model.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.model.profile.ProfileCatalog;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The limits of time, to the second. */
class StreamingCallTest {
    private static final StreamLimits LIMITS =
            new StreamLimits(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(20), 100);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final TestPublisher<Frame> frames =
            TestPublisher.createNoncompliant(TestPublisher.Violation.REQUEST_OVERFLOW);
    private final List<String> heard = new ArrayList<>();
    private boolean wantsMore = true;
    private final CallControl control = new CallControl(() -> wantsMore);
    private final StreamingCall call = new StreamingCall(
            new AnswerReader(ProfileCatalog.bundled().profile("openai"), 100), LIMITS, control, new Listener(), time);

    @AfterEach
    void tidy() {
        time.dispose();
    }

    @Test
    void waitsFiveSecondsForTheFirstWord() {
        start();
        after(4);
        assertThat(heard).isEmpty();

        after(1);

        assertThat(heard).containsExactly("LATE_START");
        frames.assertCancelled();
    }

    @Test
    void doesNotTakeAThoughtForAWord() {
        start();
        after(4);
        frames.next(frame("{\"choices\":[{\"delta\":{\"reasoning_content\":\"嗯\"}}]}"));

        after(1);

        assertThat(heard).containsExactly("LATE_START");
    }

    @Test
    void waitsThreeSecondsBetweenWords() {
        start();
        after(4);
        frames.next(words());
        after(2);
        frames.next(words());
        after(2);
        assertThat(heard).containsExactly("event", "event");

        after(1);

        assertThat(heard).containsExactly("event", "event", "STALLED");
    }

    @Test
    void waitsTwentySecondsForTheWholeAnswer() {
        start();
        for (int second = 2; second < 20; second += 2) {
            after(2);
            frames.next(words());
        }
        assertThat(heard).hasSize(9).containsOnly("event");

        after(2);

        assertThat(heard).endsWith("TOO_SLOW");
    }

    @Test
    void doesNotCountTheTimeInWhichNothingIsWanted() {
        start();
        wantsMore = false;
        frames.next(words());
        after(10);
        assertThat(heard).containsExactly("event");

        wantsMore = true;
        control.resume();
        after(2);
        frames.next(words());
        after(2);
        assertThat(heard).containsExactly("event", "event");
        after(1);

        assertThat(heard).containsExactly("event", "event", "STALLED");
    }

    @Test
    void waitsTwoSecondsForWhatFollowsTheFinishReason() {
        start();
        frames.next(words(), frame("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"));
        after(1);
        assertThat(heard).containsExactly("event", "event");

        after(1);

        assertThat(heard).containsExactly("event", "event", "close");
    }

    @Test
    void hearsNothingMoreAfterItsEnd() {
        start();
        frames.next(
                words(),
                frame("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"),
                frame("[DONE]"),
                words(),
                frame("{\"error\":{}}"));
        frames.error(new IllegalStateException("reset"));
        after(60);

        assertThat(heard).containsExactly("event", "event", "close");
    }

    private void start() {
        control.attach(call);
        frames.subscribe(call);
    }

    private void after(int seconds) {
        time.advanceTimeBy(Duration.ofSeconds(seconds));
    }

    private static Frame words() {
        return frame("{\"choices\":[{\"delta\":{\"content\":\"好\"}}]}");
    }

    private static Frame frame(String data) {
        return new Frame("", data, false);
    }

    private final class Listener implements ServerSentEventListener {
        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            heard.add("event");
        }

        @Override
        public void onError(Throwable error) {
            heard.add(error instanceof ProviderFault fault ? fault.reason().name() : "" + error);
        }

        @Override
        public void onClose() {
            heard.add("close");
        }
    }
}
