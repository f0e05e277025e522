package org.qiwen.assistant.passages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class StoreThreadsTest {
    private final StoreThreads threads = new StoreThreads();

    @AfterEach
    void stop() {
        threads.destroy();
    }

    @Test
    void finishesWhatACallerLeft() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        CompletableFuture<Boolean> undisturbed = new CompletableFuture<>();
        Disposable caller = threads.call(() -> {
                    begun.countDown();
                    try {
                        undisturbed.complete(left.await(10, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        undisturbed.complete(false);
                    }
                    return 1;
                })
                .subscribe();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        caller.dispose();
        left.countDown();

        assertThat(undisturbed.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void givesTheFaultAsItWas() {
        assertThatThrownBy(() -> threads.call(() -> {
                            throw new IllegalStateException("no index");
                        })
                        .block())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no index");
    }
}
