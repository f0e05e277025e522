package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.wording.WordingModel;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.web.Chromium.Screen;
import org.qiwen.evaluation.provider.ScriptedProvider;

/** The pages of lesson plans in a real browser against the real server: brief, question, editing, versions, the class. */
class PlanPageIT extends WithChromium {
    private static final String SAVED = ".state-bar .is-saved";
    private static final String KEY_QUESTION = "#at-process-0-steps-0-keyQuestion";
    private static final String SITUATION = "#at-process-0-steps-0-teacher-0";
    private static final String INTRODUCED = "出示现象，不解释：";
    private static final String OWN_SITUATION = "讲台上有一盆水，旁边放着一个苹果和一颗石子。";
    private static final String TRANSITION = "#at-process-0-steps-0-transition";
    private static final String TITLE = "#at-board-title";

    private static final ScriptedProvider PROVIDER = new ScriptedProvider(WordingModel.wording(text -> "接下来，" + text));

    private Browser teacher;

    @AfterAll
    static void closeProvider() {
        PROVIDER.close();
    }

    /** A model for plans alone, so that conversations are worded as everywhere else here. */
    @Override
    protected List<String> settings() {
        return List.of(
                "--qiwen.models.endpoints.plans.url=" + PROVIDER.url(),
                "--qiwen.models.endpoints.plans.model=m",
                "--qiwen.models.copilot.endpoints=plans");
    }

    @BeforeAll
    void signIn() {
        teacher = server.browserOf("teacher");
    }

    @Test
    void goesFromABriefToAPlanThatIsEditedRewrittenAndBroughtBack() {
        Page page = as("teacher", Screen.DESK, ColorScheme.LIGHT);
        chromium.go(page, "/plans/new", "form.brief");
        page.fill("#b-topic", "还没想好");
        page.reload();
        page.waitForSelector("form.brief");
        assertThat(page.inputValue("#b-topic")).isEqualTo("还没想好");
        page.locator(".examples .pill").first().click();
        fine(page, "brief");
        page.locator("form.brief button[type=submit]").click();
        page.waitForSelector(".question");
        page.fill("#own-question", "石头会沉吗？");
        page.keyboard().press("Enter");
        page.waitForSelector(".question.doubtful:first-child .failed li");
        assertThat(page.locator(".question input").first().isChecked()).isTrue();
        fine(page, "questions");
        Locator good = page.locator(".question.good").first();
        String chosen = good.locator(".check span").innerText();
        good.locator("input").check();
        page.locator(".next .button").click();
        page.waitForSelector(SAVED);

        assertThat(page.inputValue("#at-head-drivingQuestion")).isEqualTo(chosen);
        String asked = page.inputValue(KEY_QUESTION);
        fine(page, "plan");

        page.fill(KEY_QUESTION, "谁浮，谁沉？");
        page.keyboard().press("Control+z");
        assertThat(page.inputValue(KEY_QUESTION)).isEqualTo(asked);
        page.keyboard().press("Control+y");
        version(page, 2);
        page.locator(".counted + .add").click();
        page.keyboard().type("毛巾");
        version(page, 3);
        page.reload();
        page.waitForSelector(SAVED);
        assertThat(page.inputValue(KEY_QUESTION)).isEqualTo("谁浮，谁沉？");
        assertThat(page.locator("[id^=at-materials-items-][id$=-name]").last().inputValue())
                .isEqualTo("毛巾");

        page.locator(".s-process > header .plain").click();
        page.fill("#rewrite-said", "导入 9 分钟");
        page.locator(".rewrite .button").click();
        page.waitForSelector(".rewrite .notice");
        version(page, 4);

        page.locator(".versions > summary").click();
        page.locator(".version").last().click();
        page.waitForSelector(".difference ins");
        fine(page, "versions");
        page.locator(".compared .button").click();
        version(page, 5);
        assertThat(page.inputValue(KEY_QUESTION)).isEqualTo(asked);
        isPublishedAndRun(page);
    }

    /** Tests, walks through, gives to the class, is run by a pupil, shows on the class page, is taken back. */
    private void isPublishedAndRun(Page page) {
        String plan = page.url();
        page.fill(SITUATION, INTRODUCED + "同样大的东西，重的会沉，轻的会浮。");
        version(page, 6);
        page.locator(".publish > summary").click();
        page.waitForSelector(".publish .wrong li");
        fine(page, "not ready");
        page.locator(".publish .wrong li .plain").click();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo(SITUATION.substring(1));
        page.fill(SITUATION, INTRODUCED + OWN_SITUATION);
        version(page, 7);
        page.waitForSelector(".publish-give");
        assertThat(page.locator(".told").innerText()).contains(OWN_SITUATION);
        page.locator(".publish .button.second").click();
        page.waitForSelector(".exchange.last .ask");
        assertThat(page.locator("main").innerText()).contains(OWN_SITUATION);

        String at = plan.substring(plan.indexOf('#') + 1);
        chromium.go(page, at, SAVED);
        page.locator(".publish > summary").click();
        page.waitForSelector(".publish-give");
        page.selectOption("#p-class", classOf("pupil"));
        page.focus(".publish-give .button");
        page.keyboard().press("Enter");
        page.waitForSelector(".given li");
        fine(page, "published");

        Page child = as("pupil", Screen.DESK, ColorScheme.LIGHT);
        chromium.go(child, "/explore", ".inquiry");
        assertThat(child.locator(".inquiry").first().innerText()).contains("老师发布的", OWN_SITUATION);
        child.locator(".inquiry .button").first().click();
        child.waitForSelector(".exchange.last .ask");
        assertThat(child.locator("main").innerText()).contains(OWN_SITUATION);

        page.locator(".given a").click();
        page.waitForSelector(".classes .quiet[role=status]");
        assertThat(page.locator(".classes .quiet[role=status]").innerText()).contains("1");
        fine(page, "class");
        chromium.go(page, at, SAVED);
        page.locator(".publish > summary").click();
        page.locator(".given button").click();
        page.locator(".given").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        chromium.go(child, "/growth", "h1");
        chromium.go(child, "/explore", ".inquiry");
        assertThat(child.locator(".cards").innerText()).doesNotContain("老师发布的");
    }

    private String classOf(String username) {
        return server.browserOf(username)
                .get("/api/me")
                .body()
                .path("class")
                .path("id")
                .asString();
    }

    @Test
    void addsUpTheMinutesAndMovesAStep() {
        Page page = opened(plan());
        assertThat(page.locator(".sum.off").count()).isZero();
        int first = Integer.parseInt(page.inputValue("#at-process-0-steps-0-minutes"));
        page.fill("#at-process-0-steps-0-minutes", Integer.toString(first + 3));
        page.waitForSelector(".sum.off");
        assertThat(page.locator(".sum").first().innerText()).contains("多 3 分钟");

        String second = page.inputValue("#at-process-0-steps-1-phase");
        page.focus("#at-process-0-steps-1-phase");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.inputValue("#at-process-0-steps-0-phase")).isEqualTo(second);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("at-process-0-steps-0-phase");
    }

    @Test
    void losesNothingWhenTwoWindowsWrite() {
        String plan = plan();
        Page one = opened(plan);
        Page two = opened(plan);
        one.fill(TITLE, "第一个窗口");
        version(one, 2);
        two.fill("#at-home-title", "第二个窗口的家庭卡");
        version(two, 3);
        assertThat(two.inputValue(TITLE)).isEqualTo("第一个窗口");

        one.fill("#at-home-title", "第一个窗口的家庭卡");
        one.waitForSelector(".two-sides");
        fine(one, "two windows");
        one.locator(".two-sides summary").click();
        assertThat(one.locator(".two-sides .difference").innerText()).contains("二", "一个窗口的家庭卡");
        one.reload();
        one.waitForSelector(".two-sides");
        assertThat(one.inputValue("#at-home-title")).isEqualTo("第一个窗口的家庭卡");
        one.locator(".two-sides .button.second").click();
        one.waitForSelector(SAVED);
        assertThat(one.inputValue("#at-home-title")).isEqualTo("第二个窗口的家庭卡");
        one.keyboard().press("Control+z");
        assertThat(one.inputValue("#at-home-title")).isEqualTo("第一个窗口的家庭卡");
    }

    @Test
    void keepsWhatIsTypedWhileTheLineIsDown() {
        Page page = opened(plan());
        page.context().setOffline(true);
        page.fill(TITLE, "断线的时候写的");
        page.waitForSelector(".state-bar .is-kept");
        page.context().setOffline(false);
        page.locator(".state-bar .plain").first().click();
        version(page, 2);
    }

    @Test
    void polishesTheWordingShowsWhatChangedAndTakesItBack() {
        Page page = opened(plan());
        String transition = page.inputValue(TRANSITION);
        page.locator(".wording > summary").click();
        page.focus(".wording .button");
        page.keyboard().press("Enter");
        page.waitForSelector(".wording .notice");
        assertThat(page.inputValue(TRANSITION)).isEqualTo("接下来，" + transition);
        assertThat(page.locator(".worded li").count()).isEqualTo(5);
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("button");
        fine(page, "polished");

        page.locator(".wording .row .plain").click();
        page.waitForSelector(".difference ins");
        assertThat(page.locator(".difference ins").first().innerText()).contains("接下来，");
        page.locator(".state-bar button[aria-keyshortcuts='Control+Z']").click();
        assertThat(page.inputValue(TRANSITION)).isEqualTo(transition);
    }

    @Test
    void isFineOnAPhoneInEnglishAtNight() {
        String plan = plan();
        Page page = as("teacher", Screen.PHONE, ColorScheme.DARK);
        page.locator(".who .plain").first().click();
        page.waitForSelector("html[lang=en]");
        chromium.go(page, "/plans", ".plan-list");
        fine(page, "list");
        chromium.go(page, "/plans/new", "form.brief");
        fine(page, "brief");
        chromium.go(page, "/plans/" + plan, SAVED);
        page.locator(".exports > summary").click();
        page.waitForSelector("ul.exports");
        fine(page, "plan");
        assertThat(page.locator(".toc").innerText()).contains("Risk sheet", "Worksheet");
    }

    // ---- steps ----

    /** Waits until version {@code n} is stored. */
    private static void version(Page page, int n) {
        page.locator(SAVED, new Page.LocatorOptions().setHasText("第 " + n + " 版"))
                .waitFor();
    }

    /** A new plan of the teacher; gives its id. */
    private String plan() {
        return teacher.postForEvents(
                        "/api/lesson-plans", Map.of("stage", "PRIMARY_UPPER", "topic", "沉浮", "inquiry", "float-sink"))
                .get(0)
                .data()
                .path("id")
                .asString();
    }

    private Page opened(String plan) {
        Page page = as("teacher", Screen.DESK, ColorScheme.LIGHT);
        chromium.go(page, "/plans/" + plan, SAVED);
        return page;
    }
}
