package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.Depth;
import org.qiwen.assistant.copilot.plan.HomeCard;
import org.qiwen.assistant.copilot.plan.Homework;
import org.qiwen.assistant.copilot.plan.Worksheet;
import org.qiwen.assistant.inquiry.Evidence;

/** Writes what pupils hold in their hands: worksheet, homework, home card. Pure. */
final class PupilPages {
    /** Lines to write on, after the stage: young children write large and little. Our choice. */
    private static final int FEW = 2;

    private static final int SOME = 3;
    private static final int MANY = 4;
    /** Empty rows of a record. Our choice: they fit A4 with the rest. */
    private static final int ROWS = 4;

    private final Matter matter;
    private final Brief brief;
    private final PlanWording say;
    private final Wishes wishes;
    private final List<Worksheet.Task> tasks = new ArrayList<>();

    PupilPages(Matter matter, Brief brief, PlanWording say, Wishes wishes) {
        this.matter = matter;
        this.brief = brief;
        this.say = say;
        this.wishes = wishes;
    }

    Worksheet worksheet() {
        tasks.clear();
        Matter.Guess guess = matter.guess();
        String ask = guess.ask().isEmpty() ? say.say("situation.ask.open") : guess.ask();
        task(
                say.say("worksheet.predict"),
                say.say("worksheet.predict.how", "ask", say.ended(ask)),
                guess.options().isEmpty() ? Worksheet.Kind.WRITE : Worksheet.Kind.CHOICE,
                guess.options(),
                lines());
        matter.opening().stream().limit(1).forEach(this::observation);
        experiment();
        // Results stand last: a sheet that is handed out before the prediction must not hold them.
        matter.tables().forEach(this::data);
        cases();
        matter.ideas().stream()
                .filter(idea -> !idea.cloze().isEmpty())
                .limit(brief.depth() == Depth.MICRO ? 3 : 1)
                .forEach(idea -> task(
                        say.say("worksheet.conclude"),
                        say.say("worksheet.conclude.how", "cloze", idea.cloze()),
                        Worksheet.Kind.WRITE,
                        List.of(),
                        brief.depth() == Depth.MICRO ? 1 : MANY));
        task(say.say("worksheet.back"), say.say("worksheet.back.how"), Worksheet.Kind.WRITE, List.of(), lines());
        task(
                say.say("worksheet.exit"),
                matter.exit().question(),
                Worksheet.Kind.WRITE,
                List.of(),
                brief.depth() == Depth.MICRO ? SOME : MANY);
        return new Worksheet(
                say.say("worksheet.title", "title", matter.title()), say.say("worksheet.intro"), List.copyOf(tasks));
    }

    /** What is done says what to do; what is shown is not told before it is seen, and of its table only the heads stand. */
    private void observation(Matter.Exhibit exhibit) {
        String how = exhibit.kind() == Evidence.Kind.DO
                ? say.say("worksheet.observe.how", "text", say.ended(exhibit.text()))
                : say.say("worksheet.observe.shown");
        if (exhibit.isTable()) {
            table(say.say("worksheet.observe"), how, exhibit.columns(), heads(exhibit.rows()));
        } else if (brief.depth() == Depth.MICRO) {
            task(say.say("worksheet.observe"), how, Worksheet.Kind.DRAW, List.of(), MANY);
        } else {
            table(say.say("worksheet.observe"), how, say.lines("worksheet.columns.observe"), blank(2, FEW));
        }
    }

    /** The first cell of each row; the others are for pupils to write in. */
    private static List<List<String>> heads(List<List<String>> rows) {
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> i == 0 ? row.get(0) : "")
                        .toList())
                .toList();
    }

    private void data(Matter.Exhibit exhibit) {
        table(
                say.say("worksheet.data", "n", matter.tables().indexOf(exhibit) + 1),
                say.say("worksheet.data.how", "text", say.ended(exhibit.text()), "ask", exhibit.notice()),
                exhibit.columns(),
                exhibit.rows());
    }

    private void cases() {
        for (int i = 0; i < matter.cases().size() && i < SOME; i++) {
            Matter.Case one = matter.cases().get(i);
            task(
                    say.say("worksheet.case", "n", i + 1),
                    say.sentences(one.given(), one.ask()),
                    Worksheet.Kind.WRITE,
                    List.of(),
                    FEW);
        }
    }

    private void experiment() {
        Matter.Hands hands = matter.hands();
        if (hands != null && wishes.experiment() != Wishes.Hands.NONE) {
            table(
                    say.say("worksheet.experiment", "title", hands.title()),
                    say.say("worksheet.experiment.how"),
                    hands.columns(),
                    blank(hands.columns().size(), ROWS));
        }
    }

    Homework homework(boolean transferLeft, boolean storyLeft, boolean experimentLeft) {
        List<Homework.Task> homework = new ArrayList<>();
        homework.add(new Homework.Task(Homework.Kind.EVERYBODY, say.say("homework.explain"), 5));
        Matter.Hands hands = matter.hands();
        if (hands != null && hands.days() && !experimentLeft) {
            homework.add(new Homework.Task(Homework.Kind.EVERYBODY, say.say("homework.record"), 3));
        }
        if (transferLeft) {
            homework.add(new Homework.Task(
                    Homework.Kind.EVERYBODY, say.say("homework.transfer", "question", matter.transfer()), 8));
        }
        if (storyLeft && matter.tale() != null) {
            homework.add(new Homework.Task(
                    Homework.Kind.CHOICE,
                    say.say("homework.story", "title", matter.tale().title()),
                    10));
        }
        if (experimentLeft && hands != null) {
            homework.add(
                    new Homework.Task(Homework.Kind.CHOICE, say.say("homework.experiment", "title", hands.title()), 8));
        }
        homework.add(new Homework.Task(
                brief.lessons() > 1 ? Homework.Kind.LONG_TERM : Homework.Kind.CHOICE, say.say("homework.long"), 15));
        return new Homework(homework);
    }

    /** What may be done at home is only what the author allowed there. */
    HomeCard home() {
        Matter.Hands hands = matter.hands();
        boolean toDo = hands != null && hands.home() && hands.safety().length() > 0;
        return new HomeCard(
                say.say("home.title", "title", matter.title()),
                say.say("home.intro", "question", matter.question()),
                toDo && hands != null ? hands.steps() : List.of(say.say("home.noDo")),
                say.lines("home.talk", "question", matter.question()),
                toDo && hands != null ? hands.columns() : List.of(),
                say.sentences(toDo && hands != null ? hands.safety() : "", warnings(), say.say("home.safety")));
    }

    private String warnings() {
        Stream<String> exhibits = matter.opening().stream().map(Matter.Exhibit::text);
        Stream<String> ideas = matter.ideas().stream().map(Matter.Idea::text);
        Stream<String> topic = Stream.of(matter.title(), matter.phenomenon(), matter.question(), matter.transfer());
        String safety =
                matter.hands() != null && matter.hands().home() ? matter.hands().safety() : "";
        String lesson = Stream.concat(topic, Stream.concat(exhibits, ideas)).collect(Collectors.joining(" "));
        return say.sentences(HomeWarnings.of(brief.locale()).in(lesson, safety).toArray(String[]::new));
    }

    private int lines() {
        return brief.depth() == Depth.MICRO ? FEW : SOME;
    }

    private void task(String title, String how, Worksheet.Kind kind, List<String> options, int lines) {
        tasks.add(new Worksheet.Task(tasks.size() + 1, title, how, kind, options, List.of(), List.of(), lines));
    }

    private void table(String title, String how, List<String> columns, List<List<String>> rows) {
        boolean blank = rows.stream().anyMatch(row -> row.stream().anyMatch(String::isBlank));
        tasks.add(new Worksheet.Task(
                tasks.size() + 1, title, how, Worksheet.Kind.TABLE, List.of(), columns, rows, blank ? 0 : 1));
    }

    private static List<List<String>> blank(int columns, int rows) {
        List<String> row = Stream.generate(() -> "").limit(columns).toList();
        return Stream.generate(() -> row).limit(rows).toList();
    }

    /** Whether something is done by hand in class: evidence that is done, or an experiment. */
    static boolean isPractical(Matter matter) {
        return matter.hands() != null
                || matter.ideas().stream()
                        .flatMap(idea -> idea.exhibits().stream())
                        .anyMatch(exhibit -> exhibit.kind() == Evidence.Kind.DO);
    }
}
