package org.qiwen.assistant.copilot.risk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiwen.assistant.inquiry.Stage;

/**
 * One entry of the hazard table.
 *
 * @param matches words of an activity that point to it
 * @param notWhen phrases that hold such a word and are harmless
 * @param needs words of which one has to stand beside it in the same activity, such as a battery beside a coil; empty when the
 *     thing alone is dangerous
 * @param stages stages for which it is a danger worth a row; what small children swallow is none for older pupils
 * @param byStage who may do it at each stage; every stage is there
 * @param alternative a safe activity to the same end
 * @param sources empty when none is known for certain, which does not mean that there is no hazard
 */
public record Hazard(
        String id,
        String group,
        List<String> matches,
        List<String> notWhen,
        List<String> needs,
        Set<Stage> stages,
        String hazard,
        String who,
        String control,
        String supervision,
        String substitute,
        String disposal,
        Map<Stage, Permission> byStage,
        String alternative,
        List<String> sources) {

    public Hazard {
        matches = List.copyOf(matches);
        notWhen = List.copyOf(notWhen);
        needs = List.copyOf(needs);
        stages = Set.copyOf(stages);
        byStage = Map.copyOf(byStage);
        sources = List.copyOf(sources);
        if (byStage.size() != Stage.values().length) {
            throw new IllegalArgumentException("hazard " + id + " says nothing for some stage");
        }
    }

    /** Who may do it. */
    public enum Permission {
        /** Pupils, under the control and supervision given. */
        PUPIL,
        /** Only the teacher. */
        DEMONSTRATION,
        /** Nobody at this stage, not even as a demonstration. */
        NEVER
    }

    public Permission at(Stage stage) {
        return byStage.getOrDefault(stage, Permission.NEVER);
    }
}
