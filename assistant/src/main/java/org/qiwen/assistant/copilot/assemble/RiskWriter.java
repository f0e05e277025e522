package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.RiskSheet;
import org.qiwen.assistant.copilot.risk.Hazard;
import org.qiwen.assistant.copilot.risk.HazardTable;
import org.qiwen.assistant.copilot.risk.StageClauses;

/**
 * Writes the risk sheet: what the inquiry's author named, and what the hazard table finds in what is done. An activity that
 * the stage must not do is refused; one that only the teacher may do is marked so. Pure.
 */
final class RiskWriter {
    /** Said to be the teacher's: then the limit for pupils is kept already. */
    private static final Pattern BY_TEACHER =
            Pattern.compile("老师|教师|演示|录像|视频|\\bteacher\\b|\\bdemonstrat|\\bvideo\\b", Pattern.CASE_INSENSITIVE);
    /** A note that gives the whole material to the teacher: （老师用）, not （老师课前洗净）. */
    private static final Pattern FOR_TEACHER =
            Pattern.compile("[（(][^）)]*(?:(?:老师|教师)(?:用|装|处理|拿)|teacher (?:uses|only)|for the teacher)[^）)]*[）)]");
    /** A control whose first clause keeps pupils from it altogether; later clauses may be about something else. */
    private static final Pattern NOT_FOR_PUPILS = Pattern.compile(
            "^[^，；。,;.]{0,12}(?:只由(?:老师|教师)|只看(?:老师|教师)|学生只看|学生不点火|学生不动手|only (?:by )?the teacher|teacher only|pupils only watch)",
            Pattern.CASE_INSENSITIVE);

    private final Brief brief;
    private final PlanWording say;
    private final HazardTable table;

    RiskWriter(Brief brief, PlanWording say, HazardTable table) {
        this.brief = brief;
        this.say = say;
        this.table = table;
    }

    RiskSheet write(Matter matter) {
        Map<String, RiskSheet.Risk> risks = new LinkedHashMap<>();
        Map<String, RiskSheet.Refusal> refused = new LinkedHashMap<>();
        Matter.Hands hands = matter.hands();
        if (hands != null) {
            for (Matter.Danger danger : hands.dangers()) {
                risks.put(danger.hazard(), authored(hands, danger));
            }
        }
        for (Activity activity : activities(matter)) {
            for (String part : activity.parts()) {
                table.in(part, String.join("；", activity.parts())).stream()
                        .filter(hit -> isOurs(hit, activity))
                        .forEach(hit -> add(hit, part, activity, risks, refused));
            }
        }
        return new RiskSheet(List.copyOf(risks.values()), List.copyOf(refused.values()));
    }

    /** What is refused in the teacher's own words: the topic and the equipment of a brief. */
    List<RiskSheet.Refusal> inBrief() {
        List<String> words = new ArrayList<>(brief.equipment());
        words.add(brief.topic());
        if (brief.question() != null) {
            words.add(brief.question());
        }
        Map<String, RiskSheet.Refusal> refused = new LinkedHashMap<>();
        String all = String.join("；", words);
        for (String activity : words) {
            for (HazardTable.Hit hit : table.in(activity, all)) {
                if (hit.hazard().at(brief.stage()) == Hazard.Permission.NEVER) {
                    refused.putIfAbsent(hit.hazard().id(), refusal(hit.hazard(), activity));
                }
            }
        }
        return List.copyOf(refused.values());
    }

    /**
     * What is really done: not what is told, asked or only shown as a record.
     *
     * @param name words of the plan that it is known by; of an experiment, where each part is named itself, empty
     * @param parts materials and steps
     * @param shown whether only the teacher does it
     * @param dangers what the author named for the lesson
     */
    private record Activity(String name, List<String> parts, boolean shown, String substitute, List<String> dangers) {}

    private List<Activity> activities(Matter matter) {
        Matter.Hands hands = matter.hands();
        List<String> named = hands == null
                ? List.of()
                : hands.dangers().stream().map(Matter.Danger::hazard).toList();
        List<Activity> activities = new ArrayList<>();
        Stream.concat(matter.opening().stream(), matter.ideas().stream().flatMap(idea -> idea.exhibits().stream()))
                .filter(Matter.Exhibit::isDone)
                .distinct()
                .map(exhibit -> activity(exhibit, named))
                .forEach(activities::add);
        if (hands != null) {
            activities.add(new Activity(
                    "",
                    Stream.concat(hands.materials().stream(), hands.steps().stream())
                            .toList(),
                    false,
                    matter.authored() ? say.say("risk.substitute") : "",
                    named));
        }
        return activities;
    }

    /** What an inquiry has in its own place fits its end; the table knows only the thing, not what it is for. */
    private Activity activity(Matter.Exhibit exhibit, List<String> named) {
        boolean shown = exhibit.isDemonstrated();
        return new Activity(
                exhibit.text(),
                Stream.concat(exhibit.materials().stream(), Stream.of(exhibit.text()))
                        .toList(),
                shown,
                say.say(shown || !exhibit.instead().isEmpty() ? "risk.substitute.record" : "risk.substitute"),
                named);
    }

    /** Whether a row is for this stage, and not what the author named in words of the activity itself. */
    private boolean isOurs(HazardTable.Hit hit, Activity activity) {
        boolean named = !activity.shown()
                && activity.dangers().stream()
                        .anyMatch(danger -> hit.hazard().matches().stream().anyMatch(danger::contains));
        return hit.hazard().stages().contains(brief.stage())
                && !(named && hit.hazard().at(brief.stage()) == Hazard.Permission.PUPIL);
    }

    private void add(
            HazardTable.Hit hit,
            String part,
            Activity activity,
            Map<String, RiskSheet.Risk> risks,
            Map<String, RiskSheet.Refusal> refused) {
        Hazard hazard = hit.hazard();
        String named = activity.name().isEmpty() ? part : activity.name();
        Hazard.Permission permission = hazard.at(brief.stage());
        if (permission == Hazard.Permission.NEVER) {
            refused.putIfAbsent(hazard.id(), refusal(hazard, named));
            return;
        }
        boolean shown =
                permission == Hazard.Permission.DEMONSTRATION || activity.shown() || isTeachers(part, hit.word());
        risks.putIfAbsent(
                hazard.id(),
                new RiskSheet.Risk(
                        shortly(named),
                        hazard.id(),
                        hazard.hazard(),
                        at(hazard.who(), say.say("risk.who")),
                        at(hazard.control(), hazard.control()),
                        at(hazard.supervision(), hazard.supervision()),
                        activity.substitute().isEmpty()
                                ? at(hazard.substitute(), hazard.substitute())
                                : activity.substitute(),
                        hazard.disposal(),
                        shown ? RiskSheet.Permission.DEMONSTRATION : RiskSheet.Permission.PUPIL,
                        hazard.sources()));
    }

    /** Its first sentence: a row names the activity, it does not tell it. */
    private static String shortly(String activity) {
        return SourceText.sentences(activity).stream()
                .findFirst()
                .map(PlanWording::bare)
                .orElse(activity);
    }

    /** The text for this stage; the other one when all of it speaks to another stage. */
    private String at(String text, String otherwise) {
        return StageClauses.at(brief.stage(), text).orElse(otherwise);
    }

    /** Whether the teacher does what a word of a material or step stands for: its clause says so, or its note. */
    private static boolean isTeachers(String part, String word) {
        return FOR_TEACHER.matcher(part).find()
                || Stream.of(part.split("[，。；、,.;（(]"))
                        .anyMatch(clause -> clause.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))
                                && BY_TEACHER.matcher(clause).find());
    }

    private RiskSheet.Refusal refusal(Hazard hazard, String activity) {
        return new RiskSheet.Refusal(
                activity,
                hazard.id(),
                say.say("risk.reason.never", "stage", say.name("stage", brief.stage()), "hazard", hazard.hazard()),
                hazard.alternative());
    }

    private RiskSheet.Risk authored(Matter.Hands hands, Matter.Danger danger) {
        boolean shown = NOT_FOR_PUPILS.matcher(danger.control()).find();
        return new RiskSheet.Risk(
                hands.title(),
                "",
                danger.hazard(),
                say.say(shown ? "risk.who.all" : "risk.who"),
                danger.control(),
                say.say(hands.adult() ? "risk.supervision.adult" : "risk.supervision"),
                say.say(shown ? "risk.substitute.record" : "risk.substitute"),
                say.say("risk.disposal"),
                shown ? RiskSheet.Permission.DEMONSTRATION : RiskSheet.Permission.PUPIL,
                List.of());
    }
}
