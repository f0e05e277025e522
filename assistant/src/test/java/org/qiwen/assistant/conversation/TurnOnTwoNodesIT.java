package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.qiwen.evaluation.provider.ScriptedProvider.HEAD;
import static org.qiwen.evaluation.provider.ScriptedProvider.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.account.AccountTools;
import org.qiwen.assistant.account.Role;
import org.qiwen.assistant.cli.Qiwen;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.NodeProcess;
import org.qiwen.assistant.server.Tap;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.evaluation.provider.AuthoredLine;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.qiwen.evaluation.provider.ScriptedProvider.Line;
import org.qiwen.ingestion.store.TestPostgres;

/**
 * Two nodes on one PostgreSQL; the one that streams a model's words is killed with {@code kill -9} in the middle of two
 * turns. One pupil's page loses its line and comes back to the other node, another page has listened there all along.
 * Prints how long they waited; {@code -Dqiwen.test.lease=20s} measures the lease as shipped.
 */
@Timeout(300)
class TurnOnTwoNodesIT {
    private static final Duration LEASE = Duration.parse("PT" + System.getProperty("qiwen.test.lease", "8s"));
    private static final String PASSWORD = "a-long-password";
    /** The words of turns whose answer a model does not get to the end of. */
    private static final String SLOW = "海水";

    @TempDir
    private Path folder;

    @Test
    void aTurnOfAKilledNodeEndsOnTheOtherOne() throws Exception {
        String url = TestPostgres.freshDatabase();
        assertThat(AccountTools.create(processSettings(url, "tools", ""), "root", "Root", Role.ADMIN, PASSWORD)
                        .succeeded())
                .isTrue();
        try (ScriptedProvider provider = new ScriptedProvider(TurnOnTwoNodesIT::answer)) {
            CompletableFuture<NodeProcess> starting = CompletableFuture.supplyAsync(
                    () -> node(processSettings(url, "one", provider.url().toString())));
            try (TestServer other = TestServer.start(
                            folder.resolve("two"),
                            List.of(),
                            settings(url, provider.url().toString()).toArray(String[]::new));
                    NodeProcess dying = starting.join()) {
                Browser here = dying.browser();
                Browser there = other.browser();
                makeStudent(there.signIn("root", PASSWORD));
                play(here.signIn("linzhou", PASSWORD), other.browser().signIn("linzhou", PASSWORD), dying, provider);
            }
        }
    }

    private static void play(Browser here, Browser there, NodeProcess dying, ScriptedProvider provider)
            throws Exception {
        String first = begin(here);
        String second = begin(here);
        int before = provider.calls();
        Tap lost = here.sendAndFollow(first, turn("k"));
        here.sendAndFollow(second, turn("k"));
        Tap along = there.follow(second, 2, 0);
        await().atMost(Duration.ofSeconds(20)).until(() -> texts(lost.events()) >= 2 && texts(along.events()) >= 2);
        // The same message once more, sent to the other node.
        Tap twin = there.sendAndFollow(first, turn("k"));
        await().atMost(Duration.ofSeconds(5)).until(() -> texts(twin.events()) >= 2);
        assertThat(twin.events().subList(0, lost.events().size())).isEqualTo(lost.events());
        assertThat(provider.calls()).as("one call for each turn").isEqualTo(before + 2);
        assertThat(there.post("/api/conversations/" + first + "/turns", turn("another key"))
                        .problem())
                .isEqualTo("turn-running");

        dying.kill();
        long killed = System.nanoTime();

        assertThat(lost.ended().get(5, TimeUnit.SECONDS)).as("the line broke").isFalse();
        List<Event> seen = new ArrayList<>(lost.events());
        Tap back = there.follow(first, 2, seen.get(seen.size() - 1).id());
        assertThat(back.ended().get(60, TimeUnit.SECONDS)).isTrue();
        Duration backAfter = since(killed);
        assertThat(along.ended().get(60, TimeUnit.SECONDS)).isTrue();
        Duration alongAfter = since(killed);
        assertThat(twin.ended().get(60, TimeUnit.SECONDS)).isTrue();
        seen.addAll(back.events());

        assertEnded(seen, there.replay(first, 2, 0));
        assertEnded(along.events(), there.replay(second, 2, 0));
        assertThat(twin.events()).isEqualTo(seen);
        assertThat(there.send(first, turn("k")))
                .as("the same key after the end")
                .isEqualTo(seen);
        assertThat(provider.calls()).isEqualTo(before + 2);
        List<Event> next = there.send(first, Map.of("text", "可是沙漠的天也蓝", "key", "next"));
        Duration usableAfter = since(killed);
        assertThat(next).last().extracting(Event::event).isEqualTo("done");
        System.out.printf(
                "node killed in mid-stream, lease %d s: who came back had the end after %d ms, who listened on the other node"
                        + " after %d ms, the next turn was whole after %d ms; %d events committed before, each seen once%n",
                LEASE.toSeconds(),
                backAfter.toMillis(),
                alongAfter.toMillis(),
                usableAfter.toMillis(),
                lost.events().size());
        assertThat(backAfter).isLessThan(LEASE.plusSeconds(5));
        assertThat(alongAfter).isLessThan(LEASE.plusSeconds(5));
    }

    /** Every event once, as it is stored, and one end. */
    private static void assertEnded(List<Event> seen, List<Event> stored) {
        assertThat(seen).isEqualTo(stored);
        assertThat(seen)
                .extracting(Event::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, seen.size()).boxed().toList());
        assertThat(seen)
                .filteredOn(
                        event -> event.event().equals("done") || event.event().equals("problem"))
                .hasSize(1);
        assertThat(seen.get(seen.size() - 1).data().path("type").asString()).endsWith(":turn-interrupted");
    }

    /** To the pupil's slow words all sentences but the last, then that one so slowly that it does not end. */
    private static void answer(Line line) throws IOException {
        if (!line.request().contains(SLOW)) {
            EchoingModel.answer(line);
            return;
        }
        String authored = AuthoredLine.of(line.request()).orElseThrow();
        int last = authored.lastIndexOf('。') + 1;
        line.send(HEAD);
        line.chunk(words(authored.substring(0, last)));
        for (int i = last; i < authored.length(); i++) {
            line.chunk(words(authored.substring(i, i + 1)));
            line.pause(1_000);
        }
    }

    private static Map<String, String> turn(String key) {
        return Map.of("text", "天蓝不就是反射了" + SLOW + "的颜色吗", "key", key);
    }

    private static String begin(Browser browser) {
        String id = browser.post("/api/conversations", Map.of("inquiry", "sky-blue"))
                .body()
                .path("id")
                .asString();
        browser.send(id, Map.of("choice", "A", "key", "choice"));
        return id;
    }

    private static void makeStudent(Browser admin) {
        String schoolClass = admin.post("/api/classes", Map.of("name", "八1", "stage", "JUNIOR"))
                .body()
                .path("id")
                .asString();
        admin.post(
                "/api/accounts",
                Map.of("username", "linzhou", "displayName", "林舟", "class", schoolClass, "password", PASSWORD));
    }

    private static long texts(List<Event> events) {
        return events.stream().filter(event -> event.event().equals("text")).count();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static NodeProcess node(List<String> settings) {
        try {
            return NodeProcess.start(
                    Qiwen.class,
                    Stream.concat(Stream.of("serve"), settings.stream()).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> processSettings(String url, String name, String model) {
        return Stream.concat(
                        settings(url, model).stream(),
                        Stream.of("--server.port=0", "--qiwen.data=" + folder.resolve(name)))
                .toList();
    }

    private static List<String> settings(String url, String model) {
        return List.of(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=",
                "--spring.datasource.password=",
                "--qiwen.turn.lease=" + LEASE.toSeconds() + "s",
                "--qiwen.turn.renew=2s",
                "--qiwen.model.url=" + model,
                "--qiwen.model.name=" + (model.isEmpty() ? "" : "m"));
    }
}
