package org.qiwen.assistant.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("zh-CN"));
        Page page = context.newPage();
        page.onConsoleMessage(message -> note(page, message));
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.navigate(address);
        page.waitForSelector("#username");
        return page;
    }

    /** A window with somebody signed in, at an address such as {@code /explore}. */
    Page openAs(String username, String password, Screen screen, ColorScheme scheme) {
        Page page = open(screen, scheme);
        page.fill("#username", username);
        page.fill("#password", password);
        page.keyboard().press("Enter");
        page.waitForSelector(
                ".bar .name",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
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
