package org.qiwen.assistant.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class DatabaseTest {
    private final TestDatabase h2 = TestDatabase.h2();
    private final Database database = h2.crossing();

    @Test
    void runsOnItsOwnThreads() {
        StepVerifier.create(database.transact(() -> Thread.currentThread().getName()))
                .assertNext(name -> assertThat(name).startsWith("database-"))
                .verifyComplete();
    }

    @Test
    void undoesEverythingWhenTheWorkFails() {
        StepVerifier.create(database.run(() -> {
                    h2.jdbc()
                            .sql("insert into school values (random_uuid(), 'x', current_timestamp)")
                            .update();
                    throw new IllegalStateException("stop");
                }))
                .verifyErrorMessage("stop");
        assertThat(h2.jdbc()
                        .sql("select count(*) from school")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void neverInterruptsWorkThatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Disposable call = database.run(() -> {
                    begun.countDown();
                    try {
                        cancelled.await();
                        interrupted.complete(Thread.currentThread().isInterrupted());
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                    }
                })
                .subscribe();

        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        call.dispose();
        cancelled.countDown();

        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void refusesWorkAfterItsEnd() {
        Database ended = h2.crossing();
        ended.destroy();

        assertThatThrownBy(() -> StepVerifier.create(ended.run(() -> {}))
                        .expectComplete()
                        .verify())
                .hasMessageContaining("RejectedExecution");
    }
}
