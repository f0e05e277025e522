package org.qiwen.assistant.copilot.plan;

import java.util.List;

/**
 * 安全风险单.
 *
 * @param refused what was taken out of the plan because the stage must not do it
 */
public record RiskSheet(List<Risk> risks, List<Refusal> refused) {
    public RiskSheet {
        risks = Whole.list(risks);
        refused = Whole.list(refused);
    }

    /** Who may do it at this stage. */
    public enum Permission {
        PUPIL,
        DEMONSTRATION
    }

    /**
     * One hazard of one activity.
     *
     * @param activity the words of the plan that it was found in
     * @param entry id in the hazard table; empty for a hazard the inquiry's author named
     */
    public record Risk(
            String activity,
            String entry,
            String hazard,
            String who,
            String control,
            String supervision,
            String substitute,
            String disposal,
            Permission permission,
            List<String> sources) {
        public Risk {
            activity = Whole.text(activity);
            entry = Whole.text(entry);
            hazard = Whole.text(hazard);
            who = Whole.text(who);
            control = Whole.text(control);
            supervision = Whole.text(supervision);
            substitute = Whole.text(substitute);
            disposal = Whole.text(disposal);
            sources = Whole.list(sources);
        }
    }

    /** An activity that the stage must not do, why, and what to do instead. */
    public record Refusal(String activity, String entry, String reason, String alternative) {
        public Refusal {
            activity = Whole.text(activity);
            entry = Whole.text(entry);
            reason = Whole.text(reason);
            alternative = Whole.text(alternative);
        }
    }
}
