package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.plan.Exchange;

/** Writes the rows that open a lesson: the situation with its guess, and what is seen first. Pure. */
final class OpeningSteps {
    private final StepText rows;
    private final Matter matter;
    private final PlanWording say;

    OpeningSteps(StepText rows) {
        this.rows = rows;
        this.matter = rows.matter();
        this.say = rows.say();
    }

    Block situation() {
        Matter.Guess guess = matter.guess();
        List<Exchange> exchanges = new ArrayList<>();
        if (!guess.options().isEmpty()) {
            String most = guess.options().stream()
                    .filter(option -> !option.equals(guess.observed()))
                    .findFirst()
                    .orElse(guess.options().get(0));
            exchanges.add(new Exchange(
                    Exchange.Kind.PARTIAL,
                    say.say("situation.right", "option", say.quote(PlanWording.bare(most))),
                    say.say("situation.right.reply")));
        }
        // Those the class voiced stand first.
        matter.beliefs().stream()
                .limit(2)
                .forEach(belief -> exchanges.add(new Exchange(
                        Exchange.Kind.MISCONCEPTION, rows.voiced(belief), say.say("situation.right.reply"))));
        exchanges.add(rows.stuck("situation"));
        return new Block(
                Block.Kind.SITUATION,
                0,
                Block.step(
                        rows.name(Block.Kind.SITUATION),
                        say.lines("situation.teacher", "phenomenon", matter.phenomenon(), "question", rows.question()),
                        guess.ask().isEmpty() ? say.say("situation.ask.open") : guess.ask(),
                        say.lines(
                                "situation.follow",
                                "reason",
                                guess.reason().isEmpty() ? say.say("situation.ask.open") : guess.reason()),
                        say.say("situation.next"),
                        say.lines("situation.students"),
                        exchanges,
                        say.say("situation.intent"),
                        say.say("situation.assess"),
                        List.of(say.say("resource.screen"), say.say("resource.worksheet", "n", 1))));
    }

    Block observe(Matter.Exhibit exhibit) {
        List<String> teacher = new ArrayList<>(say.lines("observe.teacher", "text", rows.announced(exhibit)));
        if (!exhibit.instead().isEmpty()) {
            teacher.add(say.say("observe.instead", "text", exhibit.instead()));
        }
        if (!matter.guess().observed().isEmpty()) {
            teacher.add(say.say(
                    "observe.result", "option", PlanWording.bare(matter.guess().observed())));
        }
        List<Exchange> exchanges = matter.authored()
                ? List.of(
                        new Exchange(
                                Exchange.Kind.PARTIAL,
                                say.say("observe.differs"),
                                matter.guess().differs()),
                        new Exchange(
                                Exchange.Kind.RIGHT,
                                say.say("observe.agrees"),
                                matter.guess().agrees()))
                : List.of();
        Block block = new Block(
                Block.Kind.OBSERVE,
                0,
                Block.step(
                        rows.name(Block.Kind.OBSERVE),
                        teacher,
                        exhibit.notice().isEmpty() ? say.say("observe.ask") : exhibit.notice(),
                        List.of(say.say("observe.ask")),
                        say.say("observe.next"),
                        say.lines("observe.students"),
                        exchanges,
                        say.say("observe.intent"),
                        say.say("observe.assess"),
                        List.of(say.say("resource.screen"), say.say("resource.worksheet", "n", 2))));
        return block.showing(rows.shown(List.of(exhibit)));
    }
}
