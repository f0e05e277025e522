package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** What goes home (亲子卡): safe with nothing but a kitchen, and never needing it. */
public record HomeCard(
        String title, String intro, List<String> steps, List<String> talk, List<String> record, String safety) {
    public HomeCard {
        title = Whole.text(title);
        intro = Whole.text(intro);
        steps = Whole.list(steps);
        talk = Whole.list(talk);
        record = Whole.list(record);
        safety = Whole.text(safety);
    }
}
