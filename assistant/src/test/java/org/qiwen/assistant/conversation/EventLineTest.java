package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.web.Refusal;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EventLineTest {
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final StoredEvent EVENT = new StoredEvent(1, "text", "{}");

    @Test
    void givesASignOfLifeWhileNothingIsSentAndEndsWithTheEvents() {
        StepVerifier.withVirtualTime(() -> EventLine.of(
                        Mono.delay(Duration.ofSeconds(25)).thenReturn(EVENT).flux(), Mono.never(), BEAT))
                .expectSubscription()
                .expectNoEvent(BEAT)
                .assertNext(EventLineTest::isComment)
                .expectNoEvent(BEAT)
                .assertNext(EventLineTest::isComment)
                .expectNoEvent(Duration.ofSeconds(5))
                .assertNext(event -> assertThat(event.id()).isEqualTo("1"))
                .verifyComplete();
    }

    @Test
    void saysWhenToComeBackToAServerThatLeaves() {
        StepVerifier.withVirtualTime(() -> EventLine.of(
                        Flux.<StoredEvent>never().takeUntilOther(Mono.delay(Duration.ofSeconds(3))),
                        Mono.delay(Duration.ofSeconds(2)).then(),
                        BEAT))
                .thenAwait(Duration.ofSeconds(2))
                .assertNext(event -> assertThat(event.retry()).isEqualTo(Duration.ofSeconds(1)))
                .thenAwait(Duration.ofSeconds(1))
                .verifyComplete();
    }

    @Test
    void refusesBeforeItSaysAnything() {
        StepVerifier.create(EventLine.of(Flux.error(Refusal.notFound("turn")), Mono.never(), BEAT))
                .verifyError(Refusal.class);
    }

    private static void isComment(ServerSentEvent<String> event) {
        assertThat(Objects.requireNonNull(event.comment())).isEmpty();
        assertThat(event.data()).isNull();
    }
}
