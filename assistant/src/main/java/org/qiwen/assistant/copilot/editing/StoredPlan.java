package org.qiwen.assistant.copilot.editing;

import java.time.Instant;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.copilot.plan.LessonPlan;

/**
 * A plan at one version.
 *
 * @param version from 1, raised by each change
 * @param why how the version came about: CREATED, EDITED, AUTOSAVED, REGENERATED section, WORDED version,
 *     RESTORED version
 */
public record StoredPlan(
        PlanId id,
        int version,
        SchoolId school,
        AccountId author,
        String authorName,
        LessonPlan plan,
        String why,
        Instant created,
        Instant updated) {

    /**
     * The version that an If-Match header names.
     *
     * @throws org.qiwen.assistant.web.Refusal as of a stale plan, when it names none
     */
    public static int versionOf(String match) {
        String digits = match.replaceAll("^(?:W/)?\"?|\"?$", "");
        if (!digits.matches("[0-9]{1,9}")) {
            throw PlanDesk.stale();
        }
        return Integer.parseInt(digits);
    }
}
