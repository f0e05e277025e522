package org.qiwen.assistant.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A real browser of this machine; no download. Not thread-safe. */
final class Chromium implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Longest wait for anything on a page, in milliseconds: a fresh server on a busy machine is slow at first. */
    private static final double PATIENCE = 90_000;

    private static final String SIGNED_IN = ".bar .name";
    private static final Page.WaitForSelectorOptions ATTACHED =
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);

    /** Screens that the pages are looked at on. */
    enum Screen {
        DESK(1440, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Playwright playwright;
    private final Browser browser;
    private final String address;
    private final String axe;
    private final Map<String, String> sessions = new HashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Chromium(String address) {
        this.address = address;
        this.axe = axeScript();
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS));
    }

    /** A new window without cookies, in Chinese, on the first page. */
    Page open(Screen screen, ColorScheme scheme) {
        Page page = window(screen, scheme, null);
        page.waitForSelector("#username");
        return page;
    }

    /** A new window with somebody signed in; they sign in by the form the first time only. */
    Page openAs(String username, String password, Screen screen, ColorScheme scheme) {
        @Nullable String session = sessions.get(username);
        if (session == null) {
            Page page = open(screen, scheme);
            page.fill("#username", username);
            page.fill("#password", password);
            page.keyboard().press("Enter");
            page.waitForSelector(SIGNED_IN, ATTACHED);
            sessions.put(username, page.context().storageState());
            return page;
        }
        Page page = window(screen, scheme, session);
        page.waitForSelector(SIGNED_IN, ATTACHED);
        return page;
    }

    private Page window(Screen screen, ColorScheme scheme, @Nullable String session) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("zh-CN");
        BrowserContext context = browser.newContext(session == null ? options : options.setStorageState(session));
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        page.onConsoleMessage(message -> note(page, message));
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.navigate(address);
        return page;
    }

    /** Goes to an address of the pages and waits until it has drawn {@code drawn}. */
    void go(Page page, String path, String drawn) {
        page.navigate(address + "/#" + path);
        page.waitForSelector(drawn);
    }

    /** What axe finds wrong with the page as it is: rule and element each. */
    @SuppressWarnings("unchecked")
    List<String> violations(Page page) {
        page.evaluate(axe);
        return (List<String>) Objects.requireNonNull(page.evaluate("axe.run().then(found => found.violations.flatMap("
                + "v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? ''))))"));
    }

    /**
     * Controls that a finger may miss: lower than 44 px. Marks within a sentence have a larger area around them; a control that
     * has left the page since it was found has no height.
     */
    @SuppressWarnings("unchecked")
    static List<String> smallTargets(Page page) {
        return (List<String>) Objects.requireNonNull(page.locator("button:visible, a:visible, select:visible, "
                        + "input:not([type=checkbox]):not([type=radio]):visible, label.check:visible, summary:visible")
                .evaluateAll("all => all.filter(e => e.isConnected && !e.matches('.cite, .skip')"
                        + " && e.getBoundingClientRect().height < 43.5)"
                        + ".map(e => e.getBoundingClientRect().height + ' ' + e.outerHTML.slice(0, 120))"));
    }

    /** How many pixels of the page lie beside the screen. */
    static int sideways(Page page) {
        return (int) Objects.requireNonNull(
                page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    /** Everything the browser complained of since the start: policy violations, errors of scripts. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void note(Page page, ConsoleMessage message) {
        // A refused request shows in the console too; those are part of what is tested.
        boolean refused = message.text().startsWith("Failed to load resource");
        if ((message.type().equals("error") || message.type().equals("warning")) && !refused) {
            complaints.add(page.url() + ": " + message.text());
        }
    }

    private static Path executable() {
        @Nullable String named = System.getenv("QIWEN_TEST_CHROMIUM");
        return (named == null ? PLACES.stream() : List.of(named).stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium found; install Debian's package chromium or set QIWEN_TEST_CHROMIUM"));
    }

    private static String axeScript() {
        try (InputStream script = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
