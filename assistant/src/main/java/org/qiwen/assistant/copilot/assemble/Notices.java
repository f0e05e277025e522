package org.qiwen.assistant.copilot.assemble;

import java.util.List;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.plan.LessonPlan;

/** What a plan tells of how it was made, when something else is done with it. Pure. */
public final class Notices {
    private Notices() {}

    /** The plan with the notice that a model worded some of it, in the place of the one that none did. */
    public static LessonPlan worded(LessonPlan plan) {
        PlanWording say = PlanWording.of(plan.brief().locale(), plan.brief().depth());
        String made = say.say("notice.made");
        String worded = say.say("notice.worded");
        List<String> others = plan.notices().stream()
                .filter(notice -> !notice.equals(made) && !notice.equals(worded))
                .toList();
        return plan.withNotices(
                Stream.concat(Stream.of(worded), others.stream()).toList());
    }
}
