package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.copilot.plan.Step;

/** Writes the rows of what is done by hand: planned, done or demonstrated, and mended. Pure. */
final class HandsOnSteps {
    private final StepText rows;
    private final Matter matter;
    private final PlanWording say;
    private final Wishes wishes;
    private final Brief brief;

    HandsOnSteps(StepText rows) {
        this.rows = rows;
        this.matter = rows.matter();
        this.say = rows.say();
        this.wishes = rows.wishes();
        this.brief = rows.brief();
    }

    /** What is done by hand. A project plans it first and mends it after; else the experiment alone, or its demonstration. */
    List<Block> practice() {
        List<Block> blocks = new ArrayList<>();
        Matter.Hands hands = matter.hands();
        boolean project = brief.lessons() > 1;
        if (project || (hands == null && matter.cases().isEmpty())) {
            blocks.add(planning());
        }
        if (hands != null && wishes.experiment() != Wishes.Hands.NONE) {
            boolean demonstrated = wishes.experiment() == Wishes.Hands.DEMONSTRATION;
            blocks.add(hands.days() ? records(hands) : demonstrated ? demonstration(hands) : experiment(hands));
            if (project && !demonstrated && !hands.days()) {
                blocks.add(rows.plain(Block.Kind.REVISE, "revise"));
            }
        }
        return blocks;
    }

    private Block planning() {
        return new Block(
                Block.Kind.PLAN,
                0,
                Block.step(
                        rows.name(Block.Kind.PLAN),
                        matter.authored() ? say.lines("plan.teacher") : say.lines("passage.design.teacher"),
                        say.say("plan.ask"),
                        List.of(),
                        say.say("plan.next"),
                        say.lines("plan.students"),
                        List.of(new Exchange(
                                Exchange.Kind.PARTIAL, say.say("plan.partial"), say.say("plan.partial.reply"))),
                        say.say("plan.intent"),
                        say.say("plan.assess"),
                        List.of(say.say("resource.board"))));
    }

    private Block experiment(Matter.Hands hands) {
        List<Exchange> exchanges = List.of(
                new Exchange(Exchange.Kind.PARTIAL, say.say("experiment.wrong"), say.say("experiment.wrong.reply")),
                rows.stuck("experiment"));
        return done(
                Block.Kind.EXPERIMENT,
                "experiment",
                hands,
                exchanges,
                say.say("experiment.assess"),
                List.of(say.say("resource.materials"), say.say("resource.board")));
    }

    /** What takes days is begun before the lesson; in it, groups compare what they wrote down, or the sample. */
    private Block records(Matter.Hands hands) {
        Block block = new Block(
                Block.Kind.RECORDS,
                0,
                Block.step(
                        rows.phase(Block.Kind.RECORDS, say.say("block.RECORDS", "title", hands.title())),
                        say.lines(
                                "records.teacher",
                                "n",
                                hands.waits().days(),
                                "steps",
                                rows.numbered(hands.steps()),
                                "safety",
                                say.ended(hands.safety()),
                                "sample",
                                hands.sample().isEmpty()
                                        ? say.say("records.none")
                                        : say.say("records.sample", "n", sampleNumber())),
                        say.say("records.ask"),
                        say.lines("experiment.follow"),
                        say.say("experiment.next"),
                        say.lines("records.students"),
                        List.of(
                                new Exchange(
                                        Exchange.Kind.PARTIAL,
                                        say.say("experiment.wrong"),
                                        say.say("experiment.wrong.reply")),
                                rows.stuck("records")),
                        say.say("experiment.intent"),
                        say.say("records.assess"),
                        List.of(say.say("resource.board"))));
        return hands.sample().isEmpty()
                ? block
                : block.showing(List.of(new Step.Data(
                        sampleNumber(),
                        say.say("records.title", "title", hands.title()),
                        hands.columns(),
                        hands.sample())));
    }

    private int sampleNumber() {
        return matter.tables().size() + 1;
    }

    private Block demonstration(Matter.Hands hands) {
        return done(
                Block.Kind.DEMONSTRATION,
                "demonstration",
                hands,
                List.of(),
                say.say("observe.assess"),
                List.of(say.say("resource.screen")));
    }

    private Block done(
            Block.Kind kind,
            String key,
            Matter.Hands hands,
            List<Exchange> exchanges,
            String assess,
            List<String> resources) {
        List<String> teacher = say.lines(
                key + ".teacher",
                "safety",
                say.ended(hands.safety()),
                "steps",
                rows.numbered(hands.steps()),
                "ask",
                say.say("experiment.ask"));
        return new Block(
                kind,
                0,
                Block.step(
                        rows.phase(kind, say.say("block." + kind, "title", hands.title())),
                        teacher,
                        say.say("experiment.ask"),
                        say.lines("experiment.follow"),
                        say.say("experiment.next"),
                        say.lines(key + ".students", "columns", say.list(hands.columns())),
                        exchanges,
                        say.say("experiment.intent"),
                        assess,
                        resources));
    }
}
