package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.assistant.web.Chromium.Screen;

/** The real pages in a real browser against the real server; after each test no page may have been complained of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithChromium {
    protected TestServer server;
    protected Chromium chromium;
    private final List<Page> pages = new ArrayList<>();

    @BeforeAll
    void openBrowser(@TempDir Path data) {
        server = TestServer.start(data, List.of(), settings().toArray(String[]::new));
        chromium = new Chromium(server.address().toString());
    }

    /** More settings of the server. */
    protected List<String> settings() {
        return List.of();
    }

    @AfterAll
    void closeBrowser() {
        chromium.close();
        server.close();
    }

    @AfterEach
    void noPageWasComplainedOf() {
        pages.forEach(page -> page.context().close());
        pages.clear();
        assertThat(chromium.complaints()).isEmpty();
    }

    /** A new window that nobody has signed in with. */
    protected Page open(Screen screen, ColorScheme scheme) {
        return closedLater(chromium.open(screen, scheme));
    }

    /** A new window that a demo account has signed in with. */
    protected Page as(String username, Screen screen, ColorScheme scheme) {
        return closedLater(chromium.openAs(username, TestServer.PASSWORD, screen, scheme));
    }

    /** Nothing of the page is hard to read, to reach or to hit. */
    protected void fine(Page page, String state) {
        assertThat(chromium.violations(page)).as(state).isEmpty();
        assertThat(Chromium.sideways(page))
                .as("%s: pixels to scroll sideways", state)
                .isZero();
        assertThat(Chromium.smallTargets(page)).as(state).isEmpty();
    }

    private Page closedLater(Page page) {
        pages.add(page);
        return page;
    }
}
