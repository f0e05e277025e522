package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.plan.Exchange;

/** Writes the rows that end a lesson: transfer, story, summary and exit. Pure. */
final class EndingSteps {
    private final StepText rows;
    private final Matter matter;
    private final PlanWording say;
    private final Brief brief;

    EndingSteps(StepText rows) {
        this.rows = rows;
        this.matter = rows.matter();
        this.say = rows.say();
        this.brief = rows.brief();
    }

    /** Empty when the material has nothing to transfer to. */
    Optional<Block> transfer() {
        if (matter.transfer().isEmpty()) {
            return Optional.empty();
        }
        List<Exchange> exchanges = new ArrayList<>();
        if (!matter.transferIdea().isEmpty()) {
            exchanges.add(new Exchange(
                    Exchange.Kind.RIGHT,
                    say.say("transfer.right", "idea", matter.transferIdea()),
                    say.say("transfer.right.reply")));
        }
        exchanges.add(rows.stuck("transfer"));
        return Optional.of(new Block(
                Block.Kind.TRANSFER,
                0,
                Block.step(
                        rows.name(Block.Kind.TRANSFER),
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

    Block story(Matter.Tale tale) {
        List<String> teacher = new ArrayList<>(List.of(say.say("story.teacher", "title", tale.title())));
        tale.stops().stream().map(this::stop).forEach(teacher::add);
        teacher.add(say.name("story.standing", tale.standing()));
        return new Block(
                Block.Kind.STORY,
                0,
                Block.step(
                        rows.phase(Block.Kind.STORY, say.say("block.STORY", "title", tale.title())),
                        teacher,
                        say.say("story.ask"),
                        List.of(),
                        say.say("story.next"),
                        say.lines("story.students"),
                        List.of(),
                        say.say("story.intent"),
                        say.say("story.assess"),
                        List.of(say.say("resource.screen"))));
    }

    /** What was known, the question to stop at, and where the answer went wrong and was mended. */
    private String stop(Matter.Stop stop) {
        return say.sentences(
                say.say("story.stop", "date", stop.date(), "known", stop.known()),
                stop.question().isEmpty() ? "" : say.say("story.pause", "question", stop.question()),
                stop.wrong().isEmpty() ? "" : say.say("story.wrong", "wrong", stop.wrong()),
                stop.mended().isEmpty() ? "" : say.say("story.mended", "mended", stop.mended()));
    }

    Block summary() {
        boolean value = brief.model() == ProcessModel.FOUR_STEP;
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
                        rows.name(Block.Kind.SUMMARY),
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

    Block exit() {
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
                        rows.name(Block.Kind.EXIT),
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
}
