package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final int MANY = 5;
    /** Empty rows of a record. Our choice: they fit A4 with the rest. */
    private static final int ROWS = 5;

    /** Kinds of warnings for home, in the order of their weight. */
    private static final List<String> WARNINGS = List.of("electricity", "magnets", "heat", "sun", "medicine", "water");
    /** Share of a warning's words from which the author's own safety words say it already. Our choice. */
    private static final double SAID = 0.6;

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
        List<Matter.Exhibit> tables = matter.ideas().stream()
                .flatMap(idea -> idea.exhibits().stream())
                .filter(Matter.Exhibit::isTable)
                .distinct()
                .toList();
        for (int i = 0; i < tables.size(); i++) {
            data(tables.get(i), i + 1);
        }
        cases();
        experiment();
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

    private void observation(Matter.Exhibit exhibit) {
        String how = say.say("worksheet.observe.how", "text", say.ended(exhibit.text()));
        if (exhibit.isTable()) {
            table(say.say("worksheet.observe"), how, exhibit.columns(), exhibit.rows());
        } else if (brief.depth() == Depth.MICRO) {
            task(say.say("worksheet.observe"), how, Worksheet.Kind.DRAW, List.of(), MANY);
        } else {
            table(say.say("worksheet.observe"), how, say.lines("worksheet.columns.observe"), blank(2, SOME));
        }
    }

    private void data(Matter.Exhibit exhibit, int number) {
        table(
                say.say("worksheet.data", "n", number),
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

    /** What the topic itself tempts to at home: sockets after a lesson on currents, magnets, ponds. */
    private String warnings() {
        String told = String.join(
                        " ",
                        Stream.concat(
                                        Stream.of(
                                                matter.title(),
                                                matter.phenomenon(),
                                                matter.question(),
                                                matter.transfer()),
                                        Stream.concat(
                                                matter.opening().stream().map(Matter.Exhibit::text),
                                                matter.ideas().stream().map(Matter.Idea::text)))
                                .toList())
                .toLowerCase(Locale.ROOT);
        String safety =
                matter.hands() != null && matter.hands().home() ? matter.hands().safety() : "";
        return say.sentences(WARNINGS.stream()
                .filter(kind -> say.lines("home.words." + kind).stream().anyMatch(told::contains))
                .map(kind -> say.say("home.says." + kind))
                .filter(words -> Pairs.share(words, Pairs.of(safety)) < SAID)
                .toArray(String[]::new));
    }

    private int lines() {
        return brief.depth() == Depth.SPECIAL ? MANY : brief.depth() == Depth.SMALL ? SOME : FEW;
    }

    private void task(String title, String how, Worksheet.Kind kind, List<String> options, int lines) {
        tasks.add(new Worksheet.Task(tasks.size() + 1, title, how, kind, options, List.of(), List.of(), lines));
    }

    private void table(String title, String how, List<String> columns, List<List<String>> rows) {
        tasks.add(
                new Worksheet.Task(tasks.size() + 1, title, how, Worksheet.Kind.TABLE, List.of(), columns, rows, FEW));
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
