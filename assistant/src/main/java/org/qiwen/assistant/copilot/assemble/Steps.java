package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Expectation;

/** Writes the rows of the process: what the teacher does and asks, what pupils may say, and why. Pure. */
final class Steps {
    private final Matter matter;
    private final Brief brief;
    private final PlanWording say;
    private final Wishes wishes;

    Steps(Matter matter, Brief brief, PlanWording say, Wishes wishes) {
        this.matter = matter;
        this.brief = brief;
        this.say = say;
        this.wishes = wishes;
    }

    /** All that could be taught, in the order of the process model. */
    List<Block> blocks() {
        List<Block> practice = practice();
        List<Block> ideas = new ArrayList<>();
        for (int i = 0; i < matter.ideas().size(); i++) {
            ideas.add(idea(i));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(situation());
        matter.opening().stream().findFirst().map(this::observe).ifPresent(blocks::add);
        switch (brief.model()) {
            case FOUR_STEP -> {
                blocks.addAll(ideas);
                blocks.addAll(practice);
                transfer(blocks);
            }
            case FIVE_E -> {
                blocks.addAll(practice);
                blocks.addAll(ideas);
                transfer(blocks);
            }
        }
        if (matter.tale() != null && wishes.story()) {
            blocks.add(story(matter.tale()));
        }
        if (brief.lessons() > 1) {
            blocks.add(plain(Block.Kind.SHOWCASE, "showcase"));
        }
        blocks.add(summary());
        blocks.add(exit());
        return blocks;
    }

    /** The blocks that join lessons, or fill one. */
    Block joint(Block.Kind kind) {
        return switch (kind) {
            case RECALL -> plain(kind, "recall");
            case CLOSE -> plain(kind, "close");
            case WORK -> plain(kind, "work");
            default -> throw new IllegalArgumentException(kind + " joins nothing");
        };
    }

    private Block situation() {
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
        voicedFirst()
                .limit(2)
                .forEach(belief -> exchanges.add(
                        new Exchange(Exchange.Kind.MISCONCEPTION, voiced(belief), say.say("situation.right.reply"))));
        exchanges.add(stuck("situation"));
        return new Block(
                Block.Kind.SITUATION,
                0,
                Block.step(
                        name(Block.Kind.SITUATION),
                        say.lines("situation.teacher", "phenomenon", matter.phenomenon(), "question", question()),
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

    private Block observe(Matter.Exhibit exhibit) {
        List<String> teacher = new ArrayList<>(say.lines("observe.teacher", "text", exhibit.text()));
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
        return new Block(
                Block.Kind.OBSERVE,
                0,
                Block.step(
                        name(Block.Kind.OBSERVE),
                        teacher,
                        exhibit.notice().isEmpty() ? say.say("observe.ask") : exhibit.notice(),
                        List.of(say.say("observe.ask")),
                        say.say("observe.next"),
                        say.lines("observe.students"),
                        exchanges,
                        say.say("observe.intent"),
                        say.say("observe.assess"),
                        List.of(say.say("resource.screen"), say.say("resource.worksheet", "n", 2))));
    }

    private Block idea(int index) {
        Matter.Idea idea = matter.ideas().get(index);
        List<Matter.Belief> beliefs = beliefsAt(idea).toList();
        List<String> teacher = new ArrayList<>();
        List<String> students = new ArrayList<>();
        for (Matter.Exhibit exhibit : shown(idea)) {
            teacher.add(say.say("idea.show." + exhibit.kind(), "text", exhibit.text()));
            if (!exhibit.instead().isEmpty()) {
                teacher.add(say.say("idea.instead", "text", exhibit.instead()));
            }
            students.add(say.say("idea.students." + exhibit.kind()));
        }
        idea.facts().forEach(fact -> teacher.add(say.say("idea.tell", "fact", fact)));
        teacher.add(say.say(index % 2 == 0 ? "idea.wait" : "idea.say"));
        students.addAll(say.lines("idea.students.end", "cloze", idea.cloze()));
        String aim = beliefs.isEmpty()
                ? say.say("idea.intent", "idea", idea.text())
                : say.say(
                        "idea.intent.wrong",
                        "idea",
                        say.ended(idea.text()),
                        "belief",
                        PlanWording.bare(beliefs.get(0).belief()));
        return new Block(
                Block.Kind.IDEA,
                index,
                Block.step(
                        phase(Block.Kind.IDEA, say.say("block.IDEA", "n", index + 1)),
                        teacher,
                        idea.ask(),
                        idea.hints(),
                        say.say("idea.next"),
                        students.stream().distinct().toList(),
                        exchanges(idea, beliefs),
                        aim,
                        near(idea),
                        resources(idea)));
    }

    private List<Matter.Exhibit> shown(Matter.Idea idea) {
        List<Matter.Exhibit> all = idea.exhibits();
        return wishes.other() > 0 && all.size() > 1 ? List.of(all.get(1), all.get(0)) : all;
    }

    private List<String> resources(Matter.Idea idea) {
        List<String> resources = new ArrayList<>();
        for (Matter.Exhibit exhibit : idea.exhibits()) {
            if (exhibit.isTable()) {
                resources.add(say.say("idea.table", "title", say.list(exhibit.columns())));
            } else {
                resources.add(say.say(exhibit.kind() == Evidence.Kind.DO ? "resource.materials" : "resource.screen"));
            }
        }
        return resources.stream().distinct().toList();
    }

    private List<Exchange> exchanges(Matter.Idea idea, List<Matter.Belief> beliefs) {
        List<Exchange> exchanges = new ArrayList<>();
        idea.right().stream()
                .skip(Math.min(wishes.other(), Math.max(0, idea.right().size() - 1)))
                .limit(1)
                .forEach(says -> exchanges.add(
                        new Exchange(Exchange.Kind.RIGHT, says, say.say("idea.right.reply", "affirm", idea.affirm()))));
        idea.halves()
                .forEach(half -> exchanges.add(new Exchange(
                        Exchange.Kind.PARTIAL, half.says(), say.say("idea.partial.reply", "ask", half.reply()))));
        beliefs.stream()
                .limit(2)
                .forEach(belief -> exchanges.add(new Exchange(
                        Exchange.Kind.MISCONCEPTION,
                        voiced(belief),
                        say.say("idea.wrong.reply", "reply", say.sentences(belief.reply(), belief.question())))));
        if (!idea.hints().isEmpty()) {
            String last = idea.options().isEmpty()
                    ? ""
                    : say.say("idea.last", "cloze", idea.cloze(), "options", String.join("／", idea.options()));
            exchanges.add(new Exchange(
                    Exchange.Kind.STUCK,
                    say.say("idea.stuck"),
                    say.sentences(
                            say.say("idea.stuck.reply", "hint", idea.hints().get(0)), last)));
        }
        return exchanges;
    }

    private String near(Matter.Idea idea) {
        String near = say.list(idea.near().stream()
                .filter(n -> n.kind() == Expectation.NearMiss.Kind.SWAPPED
                        || n.kind() == Expectation.NearMiss.Kind.CONDITION_DROPPED
                        || n.kind() == Expectation.NearMiss.Kind.WRONG_QUANTITY
                        || n.kind() == Expectation.NearMiss.Kind.PURPOSE)
                .limit(2)
                .map(n -> say.quote(PlanWording.bare(n.says())))
                .toList());
        return near.isEmpty() ? say.say("idea.assess.plain") : say.say("idea.assess", "near", near);
    }

    /** What is done by hand. A project plans it first and mends it after; else the experiment alone, or its demonstration. */
    private List<Block> practice() {
        List<Block> blocks = new ArrayList<>();
        Matter.Hands hands = matter.hands();
        boolean project = brief.lessons() > 1;
        if (project || (hands == null && matter.cases().isEmpty())) {
            blocks.add(planning());
        }
        if (hands != null && wishes.experiment() != Wishes.Hands.NONE) {
            boolean demonstrated = wishes.experiment() == Wishes.Hands.DEMONSTRATION;
            blocks.add(demonstrated ? demonstration(hands) : experiment(hands));
            if (project && !demonstrated && !hands.days()) {
                blocks.add(plain(Block.Kind.REVISE, "revise"));
            }
        }
        return blocks;
    }

    private Block planning() {
        return new Block(
                Block.Kind.PLAN,
                0,
                Block.step(
                        name(Block.Kind.PLAN),
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
        return new Block(
                Block.Kind.EXPERIMENT,
                0,
                Block.step(
                        phase(Block.Kind.EXPERIMENT, say.say("block.EXPERIMENT", "title", hands.title())),
                        say.lines(
                                "experiment.teacher",
                                "safety",
                                say.ended(hands.safety()),
                                "steps",
                                numbered(hands.steps()),
                                "ask",
                                say.say("experiment.ask")),
                        say.say("experiment.ask"),
                        say.lines("experiment.follow"),
                        say.say("experiment.next"),
                        say.lines("experiment.students", "columns", say.list(hands.columns())),
                        List.of(
                                new Exchange(
                                        Exchange.Kind.PARTIAL,
                                        say.say("experiment.wrong"),
                                        say.say("experiment.wrong.reply")),
                                stuck("experiment")),
                        say.say("experiment.intent"),
                        say.say("experiment.assess"),
                        List.of(say.say("resource.materials"), say.say("resource.board"))));
    }

    private Block demonstration(Matter.Hands hands) {
        return new Block(
                Block.Kind.DEMONSTRATION,
                0,
                Block.step(
                        phase(Block.Kind.DEMONSTRATION, say.say("block.DEMONSTRATION", "title", hands.title())),
                        say.lines(
                                "demonstration.teacher",
                                "safety",
                                say.ended(hands.safety()),
                                "steps",
                                numbered(hands.steps()),
                                "ask",
                                say.say("experiment.ask")),
                        say.say("experiment.ask"),
                        say.lines("experiment.follow"),
                        say.say("experiment.next"),
                        say.lines("demonstration.students", "columns", say.list(hands.columns())),
                        List.of(),
                        say.say("experiment.intent"),
                        say.say("observe.assess"),
                        List.of(say.say("resource.screen"))));
    }

    private void transfer(List<Block> blocks) {
        if (matter.transfer().isEmpty()) {
            return;
        }
        List<Exchange> exchanges = new ArrayList<>();
        if (!matter.transferIdea().isEmpty()) {
            exchanges.add(new Exchange(
                    Exchange.Kind.RIGHT,
                    say.say("transfer.right", "idea", matter.transferIdea()),
                    say.say("transfer.right.reply")));
        }
        exchanges.add(stuck("transfer"));
        blocks.add(new Block(
                Block.Kind.TRANSFER,
                0,
                Block.step(
                        name(Block.Kind.TRANSFER),
                        say.lines("transfer.teacher", "question", matter.transfer()),
                        say.say("transfer.ask", "question", matter.transfer()),
                        say.lines("transfer.follow"),
                        say.say("transfer.next"),
                        say.lines("transfer.students"),
                        exchanges,
                        say.say("transfer.intent"),
                        say.say("transfer.assess"),
                        List.of(say.say("resource.screen")))));
    }

    private Block story(Matter.Tale tale) {
        String stops = numbered(tale.stops().stream()
                .map(stop -> say.say("story.stop", "date", stop.date(), "question", stop.question()))
                .toList());
        return new Block(
                Block.Kind.STORY,
                0,
                Block.step(
                        phase(Block.Kind.STORY, say.say("block.STORY", "title", tale.title())),
                        say.lines(
                                "story.teacher",
                                "title",
                                tale.title(),
                                "stops",
                                stops,
                                "standing",
                                say.name("story.standing", tale.standing())),
                        say.say("story.ask"),
                        List.of(),
                        say.say("story.next"),
                        say.lines("story.students"),
                        List.of(),
                        say.say("story.intent"),
                        say.say("story.assess"),
                        List.of(say.say("resource.screen"))));
    }

    private Block summary() {
        boolean value = brief.model() == org.qiwen.assistant.copilot.brief.ProcessModel.FOUR_STEP;
        List<String> teacher =
                new ArrayList<>(say.lines("summary.teacher", "ask", matter.summaryAsk(), "card", card()));
        List<String> students = new ArrayList<>(say.lines("summary.students"));
        if (value) {
            teacher.add(say.say("value.teacher"));
            students.add(say.say("value.students"));
        }
        return new Block(
                Block.Kind.SUMMARY,
                0,
                Block.step(
                        name(Block.Kind.SUMMARY),
                        teacher,
                        say.say("summary.ask"),
                        value ? List.of(say.say("value.ask")) : List.of(),
                        say.say("summary.next"),
                        students,
                        List.of(),
                        say.say("summary.intent"),
                        say.say("summary.assess"),
                        List.of(say.say("resource.board"))));
    }

    private String card() {
        return matter.card().isEmpty()
                ? say.sentences(matter.ideas().stream().map(Matter.Idea::text).toArray(String[]::new))
                : matter.card();
    }

    private Block exit() {
        Matter.Exit exit = matter.exit();
        List<Exchange> exchanges = new ArrayList<>();
        exit.full().stream().findFirst().ifPresent(text -> exchanges.add(answer(Exchange.Kind.RIGHT, "right", text)));
        exit.part().stream()
                .findFirst()
                .ifPresent(text -> exchanges.add(answer(Exchange.Kind.PARTIAL, "partial", text)));
        exit.other().stream()
                .findFirst()
                .ifPresent(text -> exchanges.add(answer(Exchange.Kind.MISCONCEPTION, "other", text)));
        return new Block(
                Block.Kind.EXIT,
                0,
                Block.step(
                        name(Block.Kind.EXIT),
                        say.lines("exit.teacher", "intro", exit.intro(), "question", exit.question()),
                        say.say("exit.ask", "question", exit.question()),
                        List.of(),
                        "",
                        say.lines("exit.students"),
                        exchanges,
                        say.say("exit.intent"),
                        say.say("exit.assess"),
                        List.of(say.say("resource.screen"))));
    }

    private Exchange answer(Exchange.Kind kind, String key, String text) {
        return new Exchange(kind, say.say("exit." + key, "text", text), say.say("exit." + key + ".reply"));
    }

    private Block plain(Block.Kind kind, String key) {
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

    private Exchange stuck(String key) {
        return new Exchange(Exchange.Kind.STUCK, say.say(key + ".stuck"), say.say(key + ".stuck.reply"));
    }

    private String question() {
        return brief.question() == null ? matter.question() : brief.question();
    }

    /** What pupils think of one idea; those the class voiced first, as they stand in the list. */
    private Stream<Matter.Belief> beliefsAt(Matter.Idea idea) {
        return matter.beliefs().stream().filter(b -> b.idea().equals(idea.id()));
    }

    private Stream<Matter.Belief> voicedFirst() {
        return matter.beliefs().stream();
    }

    private String voiced(Matter.Belief belief) {
        List<String> signs = belief.signs();
        return signs.isEmpty() ? belief.belief() : signs.get(Math.min(wishes.other(), signs.size() - 1));
    }

    private String name(Block.Kind kind) {
        return phase(kind, say.say("block." + kind));
    }

    private String phase(Block.Kind kind, String step) {
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
    private String numbered(List<String> steps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            @Nullable String gap = text.isEmpty() || say.isChinese() ? "" : " ";
            text.append(gap).append('(').append(i + 1).append(") ").append(say.ended(steps.get(i)));
        }
        return text.toString();
    }
}
