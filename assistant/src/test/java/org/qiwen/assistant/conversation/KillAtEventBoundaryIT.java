package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.evaluation.provider.ScriptedProvider;
import tools.jackson.databind.JsonNode;

/**
 * A real process with the real tutor is killed with {@code kill -9} before and after each commit of turns, 12 times on
 * the same data; the words of every second one's turns are a model's. After each restart the student's message is there if its commit was reached, the tutor's turn is whole
 * or marked as interrupted, and the next turn works. Prints what it saw as a table.
 *
 * <p>{@code ./mvnw -pl assistant -am verify -Dtest=None -Dit.test=KillAtEventBoundaryIT
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dqiwen.test.kills=40} for more of them
 */
class KillAtEventBoundaryIT {
    /** All six of a first turn and six of a second one. Our choice. */
    private static final int BOUNDARIES = Integer.getInteger("qiwen.test.kills", 12);

    private static final String WORDS = "木头轻，所以浮起来";

    @TempDir
    private Path data;

    private final ScriptedProvider model = new ScriptedProvider(EchoingModel::answer);

    @AfterEach
    void stopTheModel() {
        model.close();
    }

    /** What one life of the server left behind. */
    private record Death(int number, String boundary, String login, String conversation, int turnsSent) {}

    @Test
    void losesNothingWhenKilledBetweenAnyTwoCommits() throws Exception {
        List<String> table = new ArrayList<>();
        Death before = null;
        for (int kill = 1; kill <= BOUNDARIES; kill++) {
            try (Life life = Life.start(data, kill, model.url())) {
                if (before != null) {
                    table.add(check(life, before));
                }
                before = life.sendUntilDead();
            }
        }
        try (Life last = Life.start(data, 0, model.url())) {
            table.add(check(last, Objects.requireNonNull(before)));
        }
        System.out.printf(
                "%n%-3s %-20s %-8s %-5s %-9s %-12s %s%n",
                "#", "killed", "who", "turn", "message", "tutor's turn", "next turn");
        table.forEach(System.out::println);
        assertThat(table).hasSize(BOUNDARIES);
    }

    /** Asserts what must hold after {@code death}, and goes on with the conversation. */
    private static String check(Life life, Death death) {
        Browser pupil = life.signedIn(death.login());
        String path = "/api/conversations/" + death.conversation();
        JsonNode turns = pupil.get(path).body().path("turns");
        boolean kept = turns.size() == death.turnsSent();
        boolean whole = false;

        // Only a message whose commit was not reached may be missing; the page still has it, and its key.
        assertThat(kept).as(death.boundary()).isEqualTo(!death.boundary().equals("before the message"));
        for (int i = 0; i < turns.size(); i++) {
            JsonNode turn = turns.get(i);
            assertThat(turn.at("/student/text").asString()).isEqualTo(WORDS);
            whole = assertEnded(turn);
            assertThat(whole).as("only the last turn was hit").isEqualTo(i < death.turnsSent() - 1 || isWhole(death));
        }
        List<Event> next = pupil.send(death.conversation(), Map.of("text", WORDS, "key", "after-restart"));
        Event end = next.get(next.size() - 1);
        assertThat(end.event()).isEqualTo("done");
        assertThat(end.data().path("turn").asInt()).isEqualTo(turns.size() + 1);
        return String.format(
                "%-3d %-20s %-8s %-5d %-9s %-12s %s",
                death.number(),
                death.boundary(),
                death.login(),
                death.turnsSent(),
                kept ? "kept" : "not sent",
                kept ? (whole ? "whole" : "interrupted") : "-",
                "turn " + end.data().path("turn").asInt() + " done, " + next.size() + " events");
    }

    private static boolean isWhole(Death death) {
        return death.boundary().equals("after DONE") || death.boundary().equals("before the message");
    }

    /** True when the turn is whole, false when it is marked; nothing else may be. */
    private static boolean assertEnded(JsonNode turn) {
        JsonNode events = turn.path("events");
        String last = events.get(events.size() - 1).path("event").asString();
        List<Integer> ids =
                events.valueStream().map(event -> event.path("id").asInt()).toList();
        assertThat(ids)
                .isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(turn.path("status").asString() + " " + last).isIn("DONE done", "INTERRUPTED problem");
        return last.equals("done");
    }

    /** One process of the server. */
    private static final class Life implements AutoCloseable {
        private final int kill;
        private final Process process;
        private final BufferedReader output;
        private final URI address;

        private Life(int kill, Process process, BufferedReader output, URI address) {
            this.kill = kill;
            this.process = process;
            this.output = output;
            this.address = address;
        }

        static Life start(Path data, int kill, URI model) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            KilledServer.class.getName(),
                            data.toString(),
                            Integer.toString(kill),
                            model.toString())
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String ready = readUntil(output, "Qiwen is ready: ");
            return new Life(kill, process, output, URI.create(ready));
        }

        Browser signedIn(String login) {
            return new Browser(address).signIn(login, TestServer.PASSWORD);
        }

        /** Holds a new conversation until the process is gone. */
        Death sendUntilDead() throws Exception {
            // Every second one is old enough for a model to word the turns.
            String login = kill % 2 == 0 ? "student" : "pupil";
            Browser pupil = signedIn(login);
            String conversation = pupil.post("/api/conversations", Map.of("inquiry", "float-sink"))
                    .body()
                    .path("id")
                    .asString();
            int sent = 0;
            boolean alive = true;
            while (alive) {
                assertThat(sent).as("boundary " + kill + " was never reached").isLessThan(BOUNDARIES);
                sent++;
                alive = answers(pupil, conversation, KilledServer.ARMED + sent);
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("killed by signal 9").isEqualTo(137);
            return new Death(kill, readUntil(output, KilledServer.DIES), login, conversation, sent);
        }

        /** Whether the turn reached this browser whole. */
        private static boolean answers(Browser pupil, String conversation, String key) {
            try {
                List<Event> events = pupil.send(conversation, Map.of("text", WORDS, "key", key));
                return !events.isEmpty()
                        && events.get(events.size() - 1).event().equals("done");
            } catch (UncheckedIOException e) {
                return false;
            }
        }

        private static String readUntil(BufferedReader output, String start) throws IOException {
            List<String> seen = new ArrayList<>();
            for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(start)) {
                    return line.substring(start.length());
                }
                seen.add(line);
            }
            throw new IllegalStateException("the server never said '" + start + "' but: " + String.join("\n", seen));
        }

        private static String classPath() {
            return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
