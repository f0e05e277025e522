package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.Materials;

/** Counts what has to be on the tables, and says what to try before. Pure. */
final class MaterialsWriter {
    /** Share of sets kept in reserve, at least one: what breaks or gets lost in a lesson. Our choice. */
    private static final double SPARE = 0.1;

    private final Matter matter;
    private final Brief brief;
    private final PlanWording say;
    private final Wishes wishes;

    MaterialsWriter(Matter matter, Brief brief, PlanWording say, Wishes wishes) {
        this.matter = matter;
        this.brief = brief;
        this.say = say;
        this.wishes = wishes;
    }

    Materials write() {
        Matter.Hands hands = wishes.experiment() == Wishes.Hands.NONE ? null : matter.hands();
        List<Materials.Item> items = new ArrayList<>();
        items.add(
                item(new MaterialLine(say.say("materials.worksheet"), 1, say.say("materials.sheet"), "", false, true)));
        if (hands != null) {
            boolean shown = wishes.experiment() == Wishes.Hands.DEMONSTRATION;
            hands.materials().stream()
                    .flatMap(entry -> MaterialLine.read(entry).stream())
                    .map(line -> shown ? line.forTeacher() : line)
                    .map(this::item)
                    .forEach(items::add);
        }
        List<Matter.Exhibit> opening = matter.opening();
        for (Matter.Exhibit exhibit : exhibits().filter(Matter.Exhibit::isDone).toList()) {
            // What opens the lesson is done once, before all; what speaks for an idea is done in groups.
            boolean once = exhibit.isDemonstrated() || opening.contains(exhibit);
            exhibit.materials().stream()
                    .flatMap(entry -> MaterialLine.read(entry).stream())
                    .map(line -> item(once ? line.forTeacher() : line))
                    .forEach(item -> add(item, items));
        }
        return new Materials(items, trial(hands), failures(), say.say("materials.one"));
    }

    /** What stands there already, for the same hands, is used again. */
    private static void add(Materials.Item item, List<Materials.Item> items) {
        boolean there = items.stream()
                .anyMatch(other -> (other.unit() == item.unit() || isSpare(other, item))
                        && other.amount() >= item.amount()
                        && (other.name().equals(item.name()) || other.name().endsWith(item.name())));
        if (!there) {
            items.removeIf(other -> other.unit() == item.unit() && other.name().equals(item.name()));
            items.add(item);
        }
    }

    /** What is shown once can come from the sets kept in reserve. */
    private static boolean isSpare(Materials.Item groups, Materials.Item shown) {
        return shown.unit() == Materials.Unit.CLASS && groups.unit() == Materials.Unit.GROUP && groups.spare() > 0;
    }

    private java.util.stream.Stream<Matter.Exhibit> exhibits() {
        return java.util.stream.Stream.concat(
                        matter.opening().stream(), matter.ideas().stream().flatMap(i -> i.exhibits().stream()))
                .distinct();
    }

    private Materials.Item item(MaterialLine line) {
        Materials.Unit unit =
                line.teacher() ? Materials.Unit.CLASS : line.pupil() ? Materials.Unit.PUPIL : Materials.Unit.GROUP;
        int sets =
                switch (unit) {
                    case CLASS -> 1;
                    case PUPIL -> brief.classSize();
                    case GROUP -> brief.groups();
                };
        double spare = unit == Materials.Unit.CLASS || line.amount() == 0
                ? 0
                : Math.ceil(sets * SPARE) * (line.isStuff() ? line.amount() : Math.max(1, line.amount()));
        return new Materials.Item(
                line.name(),
                line.amount(),
                line.measure(),
                unit,
                sets,
                round(spare),
                round(line.amount() * sets + spare),
                note(line, unit));
    }

    private String note(MaterialLine line, Materials.Unit unit) {
        List<String> notes = new ArrayList<>();
        if (unit == Materials.Unit.CLASS) {
            notes.add(say.say("materials.note.teacher"));
        }
        if (!line.note().isEmpty()) {
            notes.add(line.note());
        }
        brief.equipment().stream()
                .filter(own -> own.length() > 1 && (line.name().contains(own) || own.contains(line.name())))
                .findFirst()
                .ifPresent(own -> notes.add(say.say("materials.note.have")));
        return String.join("；", notes);
    }

    private List<String> trial(Matter.@Nullable Hands hands) {
        List<String> trial = new ArrayList<>(say.lines("materials.trial"));
        exhibits()
                .filter(e -> !e.instead().isEmpty())
                .forEach(e -> trial.add(say.say("materials.trial.expect", "text", e.instead())));
        if (hands != null) {
            trial.add(say.say("materials.trial.pack"));
            if (!hands.dangers().isEmpty()) {
                trial.add(say.say(
                        "materials.trial.safety",
                        "hazards",
                        say.list(hands.dangers().stream()
                                .map(Matter.Danger::hazard)
                                .toList())));
            }
        }
        if (matter.days() > 0) {
            trial.add(say.say(brief.lessons() > 1 ? "notice.days.apart" : "notice.days", "n", matter.days()));
        }
        exhibits()
                .filter(e -> !e.waits().isDays() && e.waits().isLong())
                .forEach(e -> trial.add(
                        say.say("materials.trial.wait", "n", e.waits().minutes(), "text", PlanWording.bare(e.text()))));
        return trial;
    }

    private List<Materials.Failure> failures() {
        String record = exhibits()
                .map(e -> e.instead().isEmpty()
                        ? (e.isTable()
                                ? say.say("idea.table", "n", matter.tables().indexOf(e) + 1)
                                : "")
                        : e.instead())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(say.say("materials.fail.record"));
        List<Materials.Failure> failures = new ArrayList<>();
        for (String key : List.of("unclear", "opposite")) {
            failures.add(failure(key, say.say("materials.fail." + key + ".then")));
        }
        failures.add(failure("short", say.say("materials.fail.short.then", "record", record)));
        failures.add(failure("power", say.say("materials.fail.power.then")));
        return failures;
    }

    private Materials.Failure failure(String key, String then) {
        return new Materials.Failure(say.say("materials.fail." + key), then);
    }

    private static double round(double amount) {
        return Math.round(amount * 100) / 100.0;
    }
}
