package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.assistant.web.Chromium.Screen;

/** The pages in a real browser against the real server, with the tutor that needs no language model. */
class PagesIT extends WithChromium {
    private static final String PASSWORD = TestServer.PASSWORD;
    private static final String SEND = ".composer button[type=submit]";
    private static final String LAST_QUESTION = ".exchange.last .ask";

    /** A conversation of five turns that the pupil has had. */
    private String conversation;

    @BeforeAll
    void talk() {
        Page page = as("pupil", Screen.DESK, ColorScheme.LIGHT);
        conversation = begin(page);
        fiveTurns(page);
    }

    @Test
    void findsFiveTurnsAgainAfterAReload() {
        Page page = as("pupil", Screen.DESK, ColorScheme.LIGHT);
        chromium.go(page, "/talk/" + conversation, ".exchange.last .ask");
        List<String> said = page.locator(".exchanges .said").allInnerTexts();
        List<String> written = page.locator(".mine p").allInnerTexts();

        page.reload();
        page.waitForSelector(LAST_QUESTION);

        assertThat(page.locator(".mine p").allInnerTexts())
                .isEqualTo(written)
                .containsExactly("苹果沉，石子浮", "因为苹果重啊 石子那么轻肯定漂着", "试了！！苹果居然漂着 石子一下就沉了", "说不通…那可能是苹果里面有空气", "浮吧 蜡烛好像是浮的");
        assertThat(page.locator(".exchanges .said").allInnerTexts())
                .isEqualTo(said)
                .hasSizeGreaterThan(5);
        assertThat(page.locator(".notes").innerText()).contains("苹果沉，石子浮", "因为苹果重啊");
        assertThat(page.locator(".notes .dots svg").count()).isEqualTo(3);
    }

    @Test
    void leavesTheFocusWhereItIsWhileTheTutorAnswers() {
        Page page = as("pupil", Screen.DESK, ColorScheme.LIGHT);
        begin(page);
        page.keyboard().press("1");
        page.waitForSelector(LAST_QUESTION);
        page.focus("#words");
        page.keyboard().type("石子轻");
        page.keyboard().press("Enter");
        page.waitForFunction("document.querySelectorAll('.exchange').length === 3");
        page.waitForSelector(SEND);

        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("words");
        assertThat(page.inputValue("#words")).isEmpty();
        assertThat(page.locator(".exchange.last [aria-live=polite]").count()).isEqualTo(1);
    }

    @Test
    void worksByKeyboardFromSigningInToTheSecondTurn() {
        Page page = open(Screen.DESK, ColorScheme.LIGHT);
        tabTo(page, "#username");
        page.keyboard().type("pupil");
        tabTo(page, "#password");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector(".inquiry button");
        tabTo(page, ".inquiry button");
        page.keyboard().press("Enter");
        page.waitForSelector(".choices button");
        tabTo(page, ".choices button");
        page.keyboard().press("Enter");
        page.waitForFunction("document.querySelectorAll('.exchange').length === 2");
        page.waitForSelector(SEND);
        tabTo(page, "#words");
        page.keyboard().type("我见过");
        page.keyboard().press("Enter");
        page.waitForFunction("document.querySelectorAll('.exchange').length === 3");
        page.waitForSelector(SEND);
    }

    @Test
    void keepsAMessageThatDidNotArriveAndSendsItOnce() {
        Page page = as("pupil", Screen.PHONE, ColorScheme.LIGHT);
        String id = begin(page);
        page.route("**/turns", Route::abort);
        page.locator(".choices button").first().click();
        page.waitForSelector(".unsent");
        page.reload();
        page.waitForSelector(".unsent");
        page.unroute("**/turns");

        page.locator(".unsent .button").click();
        page.waitForSelector(LAST_QUESTION);
        page.waitForSelector(SEND);

        assertThat(page.locator(".unsent").count()).isZero();
        assertThat(server.browserOf("pupil")
                        .get("/api/conversations/" + id)
                        .body()
                        .path("turns"))
                .hasSize(1);
    }

    @Test
    void takesABrokenStreamUpAgainWhereItBroke() {
        Page page = as("pupil", Screen.DESK, ColorScheme.LIGHT);
        String id = begin(page);
        AtomicInteger resumed = new AtomicInteger();
        page.onRequest(request -> {
            if (request.url().endsWith("/events") && request.headers().containsKey("last-event-id")) {
                resumed.incrementAndGet();
            }
        });
        page.route("**/turns", route -> {
            String whole = route.fetch().text();
            String firstEvent = whole.substring(0, whole.indexOf("\n\n") + 2);
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(200)
                    .setContentType("text/event-stream")
                    .setBody(firstEvent));
        });
        page.locator(".choices button").first().click();
        page.waitForSelector(LAST_QUESTION);
        page.waitForSelector(SEND);

        assertThat(resumed).hasValue(1);
        String spoken = String.join("", page.locator(".exchange.last .said").allTextContents());
        List<String> sent = new ArrayList<>();
        server.browserOf("pupil").replay(id, 1, 0).stream()
                .filter(event -> event.event().equals("text"))
                .forEach(event -> sent.add(event.data().path("delta").asString()));
        assertThat(spoken.replaceAll("\\s", "")).isEqualTo(String.join("", sent).replaceAll("\\s", ""));
    }

    @Test
    void comesBackToTheDialogueAfterTheSessionEnded() {
        Page page = as("pupil", Screen.DESK, ColorScheme.LIGHT);
        begin(page);
        page.context().clearCookies();
        page.locator(".choices button").first().click();
        page.waitForSelector("#username");
        page.fill("#username", "pupil");
        page.fill("#password", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector(".unsent");
        page.locator(".unsent .button").click();
        page.waitForFunction("document.querySelectorAll('.exchange').length === 2");
        page.waitForSelector(LAST_QUESTION);
    }

    @Test
    void givesEachSentenceOfTheTutorItsReason() {
        Page page = as("teacher", Screen.DESK, ColorScheme.LIGHT);
        chromium.go(page, "/read/" + conversation, ".trace .decided");

        assertThat(page.locator(".exchange").count()).isEqualTo(6);
        assertThat(page.locator(".decided").count()).isEqualTo(5);
        // Every code of the trace has its word in the reader's language.
        assertThat(page.locator(".decided strong").allInnerTexts()).allMatch(move -> !move.matches(".*[A-Z_]{3,}.*"));
    }

    @Test
    void spellsEverythingInEnglishToo() {
        Page page = as("teacher", Screen.DESK, ColorScheme.LIGHT);
        chromium.go(page, "/read/" + conversation, ".trace .decided");
        page.locator(".who .plain").first().click();
        page.waitForSelector("html[lang=en]");

        assertThat(page.locator(".bar nav").innerText()).contains("Dialogues", "Alerts");
        assertThat(page.locator(".trace dt").allInnerTexts())
                .doesNotContain("决定", "理由")
                .contains("Decision", "Why");
        page.reload();
        page.waitForSelector("html[lang=en]");
    }

    @Test
    void keepsASchoolsTextInsideWithOneSwitch() {
        Page page = as("admin", Screen.DESK, ColorScheme.LIGHT);
        chromium.go(page, "/school", ".switch input");
        page.locator(".switch input").focus();
        page.keyboard().press("Space");
        page.waitForSelector(".school [role=status]:has-text('已保存')");
        page.reload();
        page.waitForSelector(".switch input");
        assertThat(page.locator(".switch input").isChecked()).isTrue();

        page.locator(".switch").click();
        page.waitForSelector(".school [role=status]:has-text('已保存')");
        assertThat(page.locator(".switch input").isChecked()).isFalse();
    }

    @Test
    void showsTheSchoolToItsAdminsOnly() {
        Page page = as("teacher", Screen.DESK, ColorScheme.LIGHT);
        chromium.go(page, "/school", ".desk");

        assertThat(page.locator(".bar nav").innerText()).doesNotContain("学校");
    }

    static Stream<Arguments> everyPage() {
        List<Arguments> all = new ArrayList<>();
        for (Screen screen : Screen.values()) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                all.add(Arguments.of("pupil", "/explore", ".inquiry", screen, scheme));
                all.add(Arguments.of("pupil", "/talk/{}", LAST_QUESTION, screen, scheme));
                all.add(Arguments.of("pupil", "/growth", ".walked", screen, scheme));
                all.add(Arguments.of("teacher", "/read", ".rows", screen, scheme));
                all.add(Arguments.of("teacher", "/read/{}", ".trace", screen, scheme));
                all.add(Arguments.of("teacher", "/explore", ".inquiry", screen, scheme));
                all.add(Arguments.of("admin", "/read", ".desk", screen, scheme));
                all.add(Arguments.of("admin", "/alerts", ".page", screen, scheme));
                all.add(Arguments.of("admin", "/school", ".switch", screen, scheme));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} {3} {4}")
    @MethodSource("everyPage")
    void axeFindsNothingWrong(String who, String path, String drawn, Screen screen, ColorScheme scheme) {
        Page page = as(who, screen, scheme);
        chromium.go(page, path.replace("{}", conversation), drawn);

        assertThat(chromium.violations(page)).isEmpty();
        assertThat(Chromium.sideways(page)).as("pixels to scroll sideways").isZero();
        assertThat(Chromium.smallTargets(page)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screens")
    void axeFindsNothingWrongWithSigningIn(Screen screen, ColorScheme scheme) {
        Page page = open(screen, scheme);

        assertThat(chromium.violations(page)).isEmpty();
        assertThat(Chromium.smallTargets(page)).isEmpty();
    }

    static Stream<Arguments> screens() {
        return Stream.of(Screen.values())
                .flatMap(screen ->
                        Stream.of(Arguments.of(screen, ColorScheme.LIGHT), Arguments.of(screen, ColorScheme.DARK)));
    }

    @Test
    void axeFindsNothingWrongWithTheNotebookOnAPhone() {
        Page page = as("pupil", Screen.PHONE, ColorScheme.LIGHT);
        chromium.go(page, "/talk/" + conversation, LAST_QUESTION);
        page.locator(".strip .plain").click();
        page.waitForSelector("dialog[open]");

        assertThat(page.locator("dialog").innerText()).contains("苹果沉，石子浮");
        assertThat(chromium.violations(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]").count()).isZero();
    }

    @Test
    void showsEveryQuickReplyOnTheNarrowestPhone() {
        Page page = as("pupil", Screen.PHONE, ColorScheme.LIGHT);
        page.setViewportSize(320, 640);
        begin(page);

        assertThat(page.locator(".composer .pill").count()).isGreaterThanOrEqualTo(3);
        assertThat(page.evaluate("[...document.querySelectorAll('.composer .pill')].every(pill => {"
                        + "const box = pill.parentElement.getBoundingClientRect(), own = pill.getBoundingClientRect();"
                        + "return own.left >= box.left - 8 && own.right <= box.right + 1; })"))
                .as("no reply is cut at the edge")
                .isEqualTo(true);
        assertThat(Chromium.sideways(page)).isZero();
    }

    /** The aim of the design: usable over a line of 2G speed. */
    @Test
    void theFirstPageIsUnder150KilobytesOverTheWire() {
        Page page = open(Screen.PHONE, ColorScheme.LIGHT);
        CDPSession network = page.context().newCDPSession(page);
        AtomicLong bytes = new AtomicLong();
        network.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet((long) event.get("encodedDataLength").getAsDouble()));
        network.send("Network.enable");
        JsonObject noCache = new JsonObject();
        noCache.addProperty("cacheDisabled", true);
        network.send("Network.setCacheDisabled", noCache);

        page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        assertThat(bytes.get()).as("sign in").isBetween(10_000L, 150_000L);
        page.fill("#username", "pupil");
        page.fill("#password", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector(".inquiry");
        chromium.go(page, "/talk/" + conversation, LAST_QUESTION);
        assertThat(bytes.get()).as("sign in, choose and talk").isLessThan(150_000L);
    }

    // ---- steps ----

    /** Begins float-sink from its card; gives the conversation's id. */
    private String begin(Page page) {
        chromium.go(page, "/explore", ".inquiry button");
        page.locator(".inquiry", new Page.LocatorOptions().setHasText("苹果"))
                .locator("button")
                .first()
                .click();
        page.waitForSelector(".choices button");
        String address = page.url();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static void fiveTurns(Page page) {
        page.keyboard().press("1");
        answered(page, 1);
        say(page, "因为苹果重啊 石子那么轻肯定漂着", 2);
        page.locator(".composer .pill", new Page.LocatorOptions().setHasText("我动手试了"))
                .click();
        say(page, "试了！！苹果居然漂着 石子一下就沉了", 3);
        say(page, "说不通…那可能是苹果里面有空气", 4);
        say(page, "浮吧 蜡烛好像是浮的", 5);
    }

    private static void say(Page page, String words, int turn) {
        page.fill("#words", words);
        page.keyboard().press("Enter");
        answered(page, turn);
    }

    private static void answered(Page page, int turn) {
        page.waitForFunction("document.querySelectorAll('.exchange').length === " + (turn + 1));
        page.waitForSelector(SEND);
        page.waitForSelector(".exchange.last .said");
    }

    private static void tabTo(Page page, String target) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if (Objects.equals(true, page.evaluate("target => document.activeElement.matches(target)", target))) {
                assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"
                                + " || document.activeElement.closest('.composer') !== null"))
                        .as("the focus on %s can be seen", target)
                        .isEqualTo(true);
                return;
            }
        }
        throw new AssertionError("the Tab key does not reach " + target);
    }
}
