package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.qiwen.evaluation.provider.ScriptedProvider.HEAD;
import static org.qiwen.evaluation.provider.ScriptedProvider.words;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.Tap;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.qiwen.evaluation.provider.ScriptedProvider.Script;
import tools.jackson.databind.JsonNode;

/** Turns over HTTP whose words a model of QIWEN_MODEL_URL chooses, with everything real but that model. */
@Timeout(120)
class ModelWordingIT {
    private static final ExecutorService background = Executors.newCachedThreadPool();
    private static volatile Script script = EchoingModel::answer;

    private static ScriptedProvider provider;
    private static TestServer server;

    @BeforeAll
    static void startFirst(@TempDir Path data) {
        provider = new ScriptedProvider(line -> script.play(line));
        server = start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
        background.shutdownNow();
    }

    @Test
    void aModelsWordsArriveInTheirPlaceWithOneEnd() {
        script = EchoingModel::answer;
        Browser student = server.browserOf("student");
        String id = begin(student);
        say(student, id, "因为苹果重啊 石子那么轻肯定漂着");
        int before = provider.calls();

        List<Event> events = say(student, id, "试了！！苹果居然漂着 石子一下就沉了");

        assertThat(provider.calls()).isEqualTo(before + 1);
        assertThat(events).extracting(Event::id).containsExactlyElementsOf(upTo(events.size()));
        assertThat(events).first().extracting(Event::event).isEqualTo("move");
        assertThat(events).filteredOn(event -> event.event().equals("done")).hasSize(1);
        assertThat(events).last().extracting(Event::event).isEqualTo("done");
        assertThat(said(events))
                .isEqualTo(EchoingModel.lineOf(provider.requests().get(before)));
        assertThat(student.replay(id, 3, 0)).isEqualTo(events);
        JsonNode trace = trace(id, 2);
        assertThat(trace.at("/model/path").asString()).isEqualTo("MODEL");
        assertThat(trace.at("/model/endpoint").asString()).isEqualTo("default");
        assertThat(trace.at("/model/model").asString()).isEqualTo("m");
        assertThat(trace.at("/model/prompt").asString()).isEqualTo("tutor/wording");
        assertThat(trace.at("/model/inputTokens").asInt()).isEqualTo(10);
        assertThat(trace.path("tutor").asString()).isEqualTo(said(events));
    }

    @Test
    void whatBreaksOffIsEndedInAuthoredWords() {
        script = line -> {
            line.send(HEAD);
            line.chunk(words("你看得很仔细。再看") + words("一看"));
            line.close();
        };
        Browser student = server.browserOf("student");
        String id = begin(student);

        List<Event> events = say(student, id, "因为苹果重啊 石子那么轻肯定漂着");

        assertThat(events).last().extracting(Event::event).isEqualTo("done");
        assertThat(said(events)).doesNotContain("一看");
        assertThat(trace(id, 1).at("/model/path").asString()).isNotEqualTo("MODEL");
        assertThat(trace(id, 1).at("/model/reason").asString()).isIn("DISCONNECTED", "CUT_OFF", "GATE");
    }

    @Test
    void aPrimaryPupilReachesNoModel() {
        script = EchoingModel::answer;
        Browser pupil = server.browserOf("pupil");
        String id = begin(pupil);
        int before = provider.calls();

        say(pupil, id, "因为苹果重啊 石子那么轻肯定漂着");
        say(pupil, id, "试了！！苹果居然漂着 石子一下就沉了");

        assertThat(provider.calls()).isEqualTo(before);
        assertThat(trace(id, 2).at("/model/reason").asString()).isEqualTo("PRIMARY");
    }

    @Test
    void aCancelClosesTheProvidersConnection() throws Exception {
        script = line -> {
            line.send(HEAD);
            line.chunk(words("你"));
            line.waitForTheClient();
        };
        Browser student = server.browserOf("student");
        String id = begin(student);
        int before = provider.calls();
        background.submit(() -> say(student, id, "因为苹果重啊 石子那么轻肯定漂着"));
        await().until(() -> provider.calls() > before);

        assertThat(student.delete("/api/conversations/" + id + "/turns/2").status())
                .isEqualTo(204);

        assertThat(provider.sawTheClientClose()).isTrue();
        assertThat(student.replay(id, 2, 0))
                .singleElement()
                .extracting(Event::event)
                .isEqualTo("problem");
    }

    /** As it is on the wire: a sentence of the model, the hint when to come back, the author's ending, the end. */
    @Test
    void aStoppingServerFirstEndsWhatItIsAnswering(@TempDir Path data) throws Exception {
        script = EchoingModel::answer;
        TestServer stopping = start(data);
        Browser student = stopping.browserOf("student");
        String id = begin(student);
        script = line -> {
            String authored = EchoingModel.lineOf(line.request());
            line.send(HEAD);
            line.chunk(words(authored.substring(0, authored.indexOf('。') + 2)));
            line.waitForTheClient();
        };
        Tap heard = student.sendAndFollow(id, Map.of("text", "因为苹果重啊 石子那么轻肯定漂着", "key", "k"));
        await().until(() -> heard.events().size() == 2);

        stopping.close();

        assertThat(heard.ended().get(10, TimeUnit.SECONDS))
                .as("ended by the server")
                .isTrue();
        List<String> lines = heard.lines();
        assertThat(lines).containsOnlyOnce("retry:1000");
        assertThat(heard.events())
                .extracting(Event::id)
                .containsExactlyElementsOf(upTo(heard.events().size()));
        assertThat(heard.events())
                .filteredOn(event -> event.event().equals("done"))
                .hasSize(1);
        assertThat(heard.events()).last().extracting(Event::event).isEqualTo("done");
        assertThat(lines.indexOf("retry:1000")).isLessThan(lines.indexOf("event:done"));
        assertThat(said(heard.events())).endsWith("？");
    }

    private static TestServer start(Path data) {
        int before = provider.calls();
        TestServer started =
                TestServer.start(data, List.of(), "--qiwen.model.url=" + provider.url(), "--qiwen.model.name=m");
        // At start the model is asked for one word.
        await().until(() -> provider.calls() > before);
        return started;
    }

    private static String begin(Browser browser) {
        String id = browser.post("/api/conversations", Map.of("inquiry", "float-sink"))
                .body()
                .path("id")
                .asString();
        browser.send(id, Map.of("choice", "A", "key", "choice"));
        return id;
    }

    private static List<Event> say(Browser browser, String conversation, String text) {
        return browser.send(conversation, Map.of("text", text, "key", text));
    }

    private static JsonNode trace(String conversation, int index) {
        return server.browserOf("admin")
                .get("/api/conversations/" + conversation + "/trace")
                .body()
                .at("/turns/" + index);
    }

    private static String said(List<Event> events) {
        return events.stream()
                .filter(event -> event.event().equals("text"))
                .map(event -> event.data().path("delta").asString())
                .reduce("", String::concat);
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
