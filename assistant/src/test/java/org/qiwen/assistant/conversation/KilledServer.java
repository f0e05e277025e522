package org.qiwen.assistant.conversation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.safety.AlertStore;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.assistant.tutor.StudentMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that kills its own process with {@code kill -9} at one commit boundary: run by {@link
 * KillAtEventBoundaryIT}, never by hand. Arguments: data directory, which boundary of the turns with an armed key, and where a model is.
 */
public final class KilledServer {
    /** Turns whose key begins so count towards the kill. */
    static final String ARMED = "armed-";
    /** Begins the line that names the boundary at which the process dies. */
    static final String DIES = "DIES ";

    private KilledServer() {}

    public static void main(String[] args) {
        TestServer server = TestServer.start(
                Path.of(args[0]),
                List.of(Killing.class),
                "--kill-at=" + args[1],
                "--qiwen.model.url=" + args[2],
                "--qiwen.model.name=m");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    static class Killing {
        @Bean
        @Primary
        TurnJournal killingJournal(
                Database database,
                ConversationStore conversations,
                TurnStore turns,
                AlertStore alerts,
                JsonMapper json,
                TurnSettings settings,
                Clock clock,
                @Value("${kill-at}") int killAt) {
            return new KillingJournal(database, conversations, turns, alerts, json, settings, clock, killAt);
        }
    }

    /** Counts the boundaries of armed turns; a turn's commits follow each other, so one counter is enough. */
    private static final class KillingJournal extends TurnJournal {
        private final int killAt;
        private volatile boolean armed;
        private volatile int boundary;
        private volatile int group;

        KillingJournal(
                Database database,
                ConversationStore conversations,
                TurnStore turns,
                AlertStore alerts,
                JsonMapper json,
                TurnSettings settings,
                Clock clock,
                int killAt) {
            super(database, conversations, turns, alerts, json, settings, clock);
            this.killAt = killAt;
        }

        @Override
        Mono<Accepted> accept(ConversationId id, AccountId owner, String key, StudentMessage student) {
            armed = key.startsWith(ARMED);
            group = 0;
            return around("the message", super.accept(id, owner, key, student));
        }

        @Override
        Mono<Boolean> append(TurnRef turn, List<StoredEvent> events) {
            group++;
            return around("group " + group, super.append(turn, events));
        }

        @Override
        Mono<Boolean> complete(TurnRef turn, Whole whole) {
            return around("DONE", super.complete(turn, whole));
        }

        private <T> Mono<T> around(String commit, Mono<T> work) {
            return Mono.defer(() -> {
                reach("before " + commit);
                return work.doOnNext(done -> reach("after " + commit));
            });
        }

        private void reach(String name) {
            if (!armed || ++boundary != killAt) {
                return;
            }
            System.out.println(DIES + name);
            System.out.flush();
            try {
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
                new CountDownLatch(1).await();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("could not die", e);
            }
        }
    }
}
