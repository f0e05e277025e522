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
        Instant updated) {}
