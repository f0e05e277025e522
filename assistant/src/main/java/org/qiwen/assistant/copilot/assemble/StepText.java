package org.qiwen.assistant.copilot.assemble;

import java.util.List;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.copilot.plan.Step;

/**
 * What the rows of a process share: what they are made of, and the words that are the same in each.
 *
 * @param brief settled
 */
record StepText(Matter matter, Brief brief, PlanWording say, Wishes wishes) {

    /** A row that needs nothing but its texts. */
    Block plain(Block.Kind kind, String key) {
        return new Block(
                kind,
                0,
                Block.step(
                        name(kind),
                        say.lines(key + ".teacher"),
                        say.say(key + ".ask"),
                        List.of(),
                        say.say(key + ".next"),
                        say.lines(key + ".students"),
                        List.of(),
                        say.say(key + ".intent"),
                        say.say(key + ".assess"),
                        List.of(say.say("resource.board"))));
    }

    /** What an exhibit is introduced with: its table's number, and when it has to be begun. */
    String announced(Matter.Exhibit exhibit) {
        String text = exhibit.isTable()
                ? say.say("idea.table.named", "n", number(exhibit), "text", exhibit.text())
                : exhibit.text();
        Wait wait = exhibit.waits();
        if (wait.isDays()) {
            return say.say("idea.wait.days", "n", wait.days(), "text", text);
        }
        return wait.isLong() ? say.say("idea.wait.minutes", "n", wait.minutes(), "text", text) : text;
    }

    /** Number of an exhibit's table in the plan, from 1. */
    int number(Matter.Exhibit exhibit) {
        return matter.tables().indexOf(exhibit) + 1;
    }

    /** The tables among exhibits, in full. */
    List<Step.Data> shown(List<Matter.Exhibit> exhibits) {
        return exhibits.stream()
                .filter(Matter.Exhibit::isTable)
                .map(e -> new Step.Data(number(e), e.text(), e.columns(), e.rows()))
                .toList();
    }

    /** What helps who has no answer. */
    Exchange stuck(String key) {
        return new Exchange(Exchange.Kind.STUCK, say.say(key + ".stuck"), say.say(key + ".stuck.reply"));
    }

    /** The driving question: the one that was chosen, else the material's own. */
    String question() {
        return brief.question() == null ? matter.question() : brief.question();
    }

    /** A belief in a pupil's words. */
    String voiced(Matter.Belief belief) {
        List<String> signs = belief.signs();
        return signs.isEmpty() ? belief.belief() : signs.get(Math.min(wishes.other(), signs.size() - 1));
    }

    /** A row's name, after its phase in the process model. */
    String name(Block.Kind kind) {
        return phase(kind, say.say("block." + kind));
    }

    /** The same for a row that has a name of its own. */
    String phase(Block.Kind kind, String step) {
        int index = kind.phase(brief.model());
        return index < 0
                ? step
                : say.say(
                        "phase.join",
                        "phase",
                        say.lines("phases." + brief.model()).get(index),
                        "step",
                        step);
    }

    /** Steps in one paragraph, numbered. */
    String numbered(List<String> steps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            String gap = text.isEmpty() || say.isChinese() ? "" : " ";
            text.append(gap).append('(').append(i + 1).append(") ").append(say.ended(steps.get(i)));
        }
        return text.toString();
    }
}
