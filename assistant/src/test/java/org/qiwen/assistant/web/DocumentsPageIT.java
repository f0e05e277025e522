package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.web.Chromium.Screen;

/** The documents page in a real browser against the real server: handing in, finding, reading, marking, deleting. */
class DocumentsPageIT extends WithChromium {
    private static final String ENTRY = ".entry";
    private static final String ENDED = ".job .row .plain";
    private static final String PASSAGE = ".stretch";
    private static final String HERE = ".stretch.here";

    private static final FilePayload GOOD = file("光的折射.md", """
            # 光的折射

            ## 斜插在水里的筷子

            把一根筷子斜插进盛水的玻璃杯，从侧面看，筷子在水面处好像折断了。把水倒掉再看，筷子还是直的。

            换成浓盐水再看一次，折断的样子更明显。

            ## 为什么看起来折断

            光从水里斜射进空气时，传播方向会改变，这叫光的折射。人眼以为光是沿直线来的，于是觉得筷子变浅了。
            """);
    private static final FilePayload BAD = file("坏掉的讲义.docx", "这不是一个 Word 文件。");

    @Test
    void takesTwoFilesInAndSaysWhyOneWasLeftOut() {
        Page page = shelf("teacher", Screen.DESK, ColorScheme.LIGHT);
        page.setInputFiles("#pick-files", new FilePayload[] {GOOD, BAD});
        page.waitForSelector(".sheet-form");
        page.selectOption("#new-discipline", "物质科学");
        page.locator(".stages label", new Page.LocatorOptions().setHasText("初中"))
                .click();
        fine(page, "form");
        send(page);
        page.waitForSelector(".job");
        fine(page, "under way");
        page.waitForSelector(".skipped");
        page.waitForSelector(ENDED + ":last-child");

        assertThat(page.locator(".job").first().innerText())
                .contains("坏掉的讲义.docx", "另存一份")
                .doesNotContain("DAMAGED", "Exception", "再试");
        Locator entry = entry(page, "光的折射");
        assertThat(entry.innerText()).contains("课程单元", "初中", "物质科学", "我放的");
        fine(page, "report");

        page.reload();
        page.waitForSelector(".skipped");
        page.locator(".job .row .plain").first().click();
        gone(page.locator(".job"));
    }

    @Test
    void takesInWhatIsDroppedAnywhereOnThePage() {
        Page page = shelf("admin", Screen.PHONE, ColorScheme.DARK);
        drag(page, "dragenter");
        page.waitForSelector(".over");
        drag(page, "drop");
        page.waitForSelector(".sheet-form");

        assertThat(page.locator(".over").count()).isZero();
        assertThat(page.locator(".ready").innerText()).contains("掉进来的.txt").doesNotContain(".DS_Store");
        fine(page, "form");
        send(page);
        page.waitForSelector(ENDED + ":last-child");
        Locator entry = entry(page, "掉进来的");
        entry.locator(".toggle").click();
        page.waitForSelector(".inside .edit");
        fine(page, "opened");
        page.locator(".inside .edit").click();
        page.waitForSelector(".inside form");
        fine(page, "editing");
        page.selectOption(".inside select[name=kind]", "EXERCISE");
        page.locator(".inside form .button").click();
        entry(page, "掉进来的")
                .locator(".about", new Locator.LocatorOptions().setHasText("练习"))
                .waitFor();
    }

    @Test
    void findsWithinADocumentAndOpensAtThePlace() {
        Page page = open(uploaded("水里的筷子.md"), Screen.DESK);
        fine(page, "reading");
        page.fill("#within", "折射");
        page.waitForSelector(".hits a");
        page.keyboard().press("Enter");
        page.waitForSelector(HERE);

        assertThat(page.locator(HERE).innerText()).contains("折射");
        assertThat(page.locator(HERE + " mark").count()).isPositive();
        fine(page, "found within");
        String address = page.url();
        page.navigate("about:blank");
        page.navigate(address);
        page.waitForSelector(HERE);
        assertThat(page.locator(HERE).innerText()).contains("折射");
        assertThat(page.evaluate("(() => { const box = document.querySelector('.stretch.here').getBoundingClientRect();"
                        + " return box.top >= 0 && box.bottom <= innerHeight; })()"))
                .as("the passage is on the screen")
                .isEqualTo(true);
    }

    @Test
    void marksByKeyboardKeepsItAndTakesItBack() {
        Page page = open(uploaded("标记用.md"), Screen.DESK);
        page.keyboard().press("j");
        page.waitForSelector(HERE);
        page.keyboard().press("x");
        page.waitForSelector(HERE + ".explanation");
        page.keyboard().press("j");
        page.waitForResponse(
                answer -> answer.request().method().equals("PATCH"),
                () -> page.keyboard().press("e"));
        page.waitForSelector(HERE + ".evidence");
        page.waitForSelector(".undo p");
        fine(page, "marked");

        page.reload();
        page.waitForSelector(PASSAGE);
        assertThat(page.locator(PASSAGE).nth(0).getAttribute("class")).contains("explanation");
        assertThat(page.locator(PASSAGE).nth(1).getAttribute("class")).contains("evidence");

        page.locator(PASSAGE).nth(0).click();
        page.locator(HERE + " .pill").first().click();
        page.waitForSelector(HERE + ".evidence");
        page.keyboard().press("z");
        page.waitForSelector(HERE + ".explanation");
        page.locator(".keys input").uncheck();
        page.keyboard().press("e");
        page.keyboard().press("j");
        assertThat(page.locator(HERE).getAttribute("class")).contains("explanation");
    }

    @Test
    void bringsADeletedDocumentBack() {
        uploaded("删掉再要.md");
        Page page = shelf("teacher", Screen.PHONE, ColorScheme.LIGHT);
        Locator entry = entry(page, "删掉再要");
        entry.locator(".toggle").click();
        entry.locator(".danger").click();
        page.waitForSelector(".undo button");

        assertThat(page.evaluate("document.activeElement.closest('.undo') !== null"))
                .isEqualTo(true);
        assertThat(page.locator(ENTRY, new Page.LocatorOptions().setHasText("删掉再要"))
                        .count())
                .isZero();
        fine(page, "deleted");
        page.keyboard().press("Enter");
        entry(page, "删掉再要").waitFor();
    }

    @Test
    void offersADeletedDocumentAgainLater() {
        uploaded("过后再要.md");
        Page page = shelf("teacher", Screen.DESK, ColorScheme.LIGHT);
        Locator entry = entry(page, "过后再要");
        entry.locator(".toggle").click();
        entry.locator(".danger").click();
        page.waitForSelector(".undo button");
        page.reload();
        page.waitForSelector(".deleted summary");
        page.locator(".deleted summary").click();
        fine(page, "deleted list");

        page.locator(".deleted li", new Page.LocatorOptions().setHasText("过后再要"))
                .locator("button")
                .click();
        entry(page, "过后再要").waitFor();
        gone(page.locator(".deleted li", new Page.LocatorOptions().setHasText("过后再要")));
    }

    @Test
    void givesADocumentAnotherTitle() {
        uploaded("旧题目.md");
        Page page = shelf("teacher", Screen.PHONE, ColorScheme.LIGHT);
        Locator entry = entry(page, "旧题目");
        entry.locator(".toggle").click();
        entry.locator(".edit").click();
        page.waitForSelector(".inside form");
        fine(page, "editing the title");
        assertThat(page.evaluate("document.activeElement.name")).isEqualTo("title");
        page.fill(".inside input[name=title]", "水中筷子第一课");
        page.locator(".inside form .button").click();

        entry(page, "水中筷子第一课").waitFor();
        page.reload();
        entry(page, "水中筷子第一课").waitFor();
    }

    @Test
    void searchesEverythingAndOpensWhatIsFound() {
        Page page = shelf("teacher", Screen.PHONE, ColorScheme.LIGHT);
        page.fill("#s-q", "苹果放进水里是浮还是沉");
        page.keyboard().press("Enter");
        page.waitForSelector(".found a");
        fine(page, "found");
        page.locator(".found a").first().click();
        page.waitForSelector(HERE);
        assertThat(page.locator(HERE).innerText()).contains("苹果");
        fine(page, "opened on a phone");
    }

    @Test
    void saysPlainlyThatNothingIsRelevant() {
        Page page = shelf("teacher", Screen.DESK, ColorScheme.LIGHT);
        page.fill("#s-q", "qzxv jjkw 8841");
        page.selectOption("#s-locale", "en");
        page.keyboard().press("Enter");
        page.waitForSelector(".empty");
        fine(page, "nothing");
    }

    @Test
    void doesNotLetGoOfWhatComesWithTheProgram() {
        Page page = shelf("admin", Screen.DESK, ColorScheme.LIGHT);
        Locator entry = entry(page, "随启问附带");
        entry.locator(".toggle").click();
        page.waitForSelector(".inside");

        assertThat(entry.locator(".danger, .edit").count()).isZero();
    }

    @Test
    void speaksEnglishToo() {
        String document = uploaded("english.md");
        Page page = shelf("teacher", Screen.DESK, ColorScheme.LIGHT);
        page.locator(".who .plain").first().click();
        page.waitForSelector("html[lang=en]");

        assertThat(page.locator(".shelf").innerText()).contains("Add files", "All materials", "Course unit");
        fine(page, "English list");
        chromium.go(page, "/documents/" + document, PASSAGE);
        assertThat(page.locator(".tools").innerText()).contains("Evidence", "Search in this document");
        page.setViewportSize(320, 640);
        fine(page, "English on the narrowest phone");
    }

    @Test
    void takesABrokenLineUpAgainAndKeepsWhatDidNotArrive() {
        Page page = shelf("teacher", Screen.DESK, ColorScheme.LIGHT);
        AtomicInteger refused = new AtomicInteger();
        page.route("**/api/documents", route -> {
            if (route.request().method().equals("POST") && refused.getAndIncrement() == 0) {
                route.abort();
            } else {
                route.resume();
            }
        });
        page.setInputFiles("#pick-files", file("断线.md", "# 断线\n\n线路断了也要送到。\n"));
        page.waitForSelector(".sheet-form");
        send(page);
        entry(page, "断线").waitFor();

        assertThat(refused.get()).isGreaterThan(1);
        assertThatCode(() -> page.waitForSelector(ENDED)).doesNotThrowAnyException();
    }

    // ---- steps ----

    private static void gone(Locator what) {
        what.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    private Page shelf(String username, Screen screen, ColorScheme scheme) {
        Page page = as(username, screen, scheme);
        chromium.go(page, "/documents", ENTRY);
        return page;
    }

    private static void send(Page page) {
        page.locator(".sheet-form button[type=submit]").click();
    }

    /** The entry of a document, once the list has it with its passages. */
    private static Locator entry(Page page, String title) {
        Locator entry = page.locator(ENTRY, new Page.LocatorOptions().setHasText(title))
                .filter(new Locator.FilterOptions().setHas(page.locator(".title a")))
                .first();
        entry.waitFor();
        return entry;
    }

    /** Hands a document in as the teacher; gives its id. */
    private String uploaded(String name) {
        Page page = shelf("teacher", Screen.DESK, ColorScheme.LIGHT);
        String title = name.replace(".md", "");
        String text = new String(GOOD.buffer, StandardCharsets.UTF_8).replace("# 光的折射\n", "# " + title + "\n");
        page.setInputFiles("#pick-files", file(name, text));
        page.waitForSelector(".sheet-form");
        send(page);
        String address =
                Objects.requireNonNull(entry(page, title).locator(".title a").getAttribute("href"));
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private Page open(String document, Screen screen) {
        Page page = as("teacher", screen, ColorScheme.LIGHT);
        chromium.go(page, "/documents/" + document, PASSAGE);
        return page;
    }

    private static void drag(Page page, String event) {
        page.evaluate(
                "event => { const carried = new DataTransfer();"
                        + "carried.items.add(new File(['冰块放在手心里，慢慢变成了水。'], '掉进来的.txt', {type: 'text/plain'}));"
                        + "carried.items.add(new File(['x'], '.DS_Store'));"
                        + "window.dispatchEvent(new DragEvent(event, {dataTransfer: carried, bubbles: true, cancelable: true})); }",
                event);
    }
}
