package org.qiwen.assistant.copilot.plan;

import java.util.List;

/**
 * Head of the plan.
 *
 * @param stage the stage as a teacher says it
 * @param depth 微课题, 小课题 or 专项课题
 * @param model the process model as a teacher says it
 * @param thinking kinds of thinking that are trained
 * @param minutes of one lesson
 */
public record Head(
        String title,
        String drivingQuestion,
        String stage,
        String textbook,
        String unit,
        String discipline,
        String depth,
        String model,
        List<String> thinking,
        List<String> concepts,
        int lessons,
        int minutes,
        int classSize,
        int groupSize,
        int groups) {
    public Head {
        title = Whole.text(title);
        drivingQuestion = Whole.text(drivingQuestion);
        stage = Whole.text(stage);
        textbook = Whole.text(textbook);
        unit = Whole.text(unit);
        discipline = Whole.text(discipline);
        depth = Whole.text(depth);
        model = Whole.text(model);
        thinking = Whole.list(thinking);
        concepts = Whole.list(concepts);
    }
}
