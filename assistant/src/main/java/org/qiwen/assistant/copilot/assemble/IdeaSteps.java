package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Expectation;

/** Writes the rows in which pupils work out one idea: what is shown, asked, answered and hinted. Pure. */
final class IdeaSteps {
    private final StepText rows;
    private final Matter matter;
    private final PlanWording say;
    private final Wishes wishes;

    IdeaSteps(StepText rows) {
        this.rows = rows;
        this.matter = rows.matter();
        this.say = rows.say();
        this.wishes = rows.wishes();
    }

    Block idea(int index) {
        Matter.Idea idea = matter.ideas().get(index);
        List<Matter.Belief> beliefs = beliefsAt(idea).toList();
        List<String> teacher = new ArrayList<>();
        List<String> students = new ArrayList<>();
        for (Matter.Exhibit exhibit : shown(idea)) {
            teacher.add(show(exhibit));
            if (!exhibit.instead().isEmpty()) {
                teacher.add(say.say("idea.instead", "text", exhibit.instead()));
            }
            students.add(say.say("idea.students." + (exhibit.waits().isLong() ? Evidence.Kind.SHOW : exhibit.kind())));
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
        Block block = new Block(
                Block.Kind.IDEA,
                index,
                Block.step(
                        rows.phase(Block.Kind.IDEA, say.say("block.IDEA", "n", index + 1)),
                        teacher,
                        idea.ask(),
                        idea.hints(),
                        next(index),
                        students.stream().distinct().toList(),
                        exchanges(idea, beliefs),
                        aim,
                        near(idea),
                        resources(idea)));
        return block.showing(rows.shown(shown(idea)));
    }

    private String show(Matter.Exhibit exhibit) {
        String text = rows.announced(exhibit);
        if (exhibit.waits().isLong()) {
            return text;
        }
        return say.say(
                exhibit.isDemonstrated() ? "idea.show.demonstration" : "idea.show." + exhibit.kind(), "text", text);
    }

    /** Leads on in other words each time; the last idea leads to what follows the ideas. */
    private String next(int index) {
        List<String> words = say.lines("idea.next");
        return index == matter.ideas().size() - 1
                ? say.say("idea.next.last")
                : words.get(Math.min(index, words.size() - 1));
    }

    private List<Matter.Exhibit> shown(Matter.Idea idea) {
        List<Matter.Exhibit> all = idea.exhibits();
        return wishes.other() > 0 && all.size() > 1 ? List.of(all.get(1), all.get(0)) : all;
    }

    private List<String> resources(Matter.Idea idea) {
        List<String> resources = new ArrayList<>();
        for (Matter.Exhibit exhibit : idea.exhibits()) {
            if (exhibit.isTable()) {
                resources.add(say.say("idea.table", "n", rows.number(exhibit)));
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
                        rows.voiced(belief),
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

    /** What pupils think of one idea; those the class voiced first, as they stand in the list. */
    private Stream<Matter.Belief> beliefsAt(Matter.Idea idea) {
        return matter.beliefs().stream().filter(b -> b.idea().equals(idea.id()));
    }
}
