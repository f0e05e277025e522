package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.RiskSheet;
import org.qiwen.assistant.copilot.risk.Hazard;
import org.qiwen.assistant.copilot.risk.HazardTable;
import org.qiwen.assistant.inquiry.Evidence;

/**
 * Writes the risk sheet: what the inquiry's author named, and what the hazard table finds in what is done. An activity that
 * the stage must not do is refused; one that only the teacher may do is marked so. Pure.
 */
final class RiskWriter {
    /** Said to be the teacher's: then the limit for pupils is kept already. */
    private static final Pattern BY_TEACHER =
            Pattern.compile("老师|教师|演示|录像|视频|\\bteacher\\b|\\bdemonstrat|\\bvideo\\b", Pattern.CASE_INSENSITIVE);
    /** A record of what was once done is read, not done. */
    private static final Pattern RECORD = Pattern.compile("记录：|record:");

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
        for (String activity : activities(matter)) {
            for (HazardTable.Hit hit : table.in(activity)) {
                add(hit.hazard(), activity, risks, refused);
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
        for (String activity : words) {
            for (HazardTable.Hit hit : table.in(activity)) {
                if (hit.hazard().at(brief.stage()) == Hazard.Permission.NEVER) {
                    refused.putIfAbsent(hit.hazard().id(), refusal(hit.hazard(), activity));
                }
            }
        }
        return List.copyOf(refused.values());
    }

    private static List<String> activities(Matter matter) {
        List<String> activities = new ArrayList<>();
        matter.opening().stream()
                .filter(RiskWriter::isDone)
                .map(Matter.Exhibit::text)
                .forEach(activities::add);
        matter.ideas().stream()
                .flatMap(idea -> idea.exhibits().stream())
                .filter(RiskWriter::isDone)
                .map(Matter.Exhibit::text)
                .forEach(activities::add);
        Matter.Hands hands = matter.hands();
        if (hands != null) {
            activities.addAll(hands.materials());
            activities.addAll(hands.steps());
        }
        return activities.stream().distinct().toList();
    }

    private static boolean isDone(Matter.Exhibit exhibit) {
        return (exhibit.kind() == Evidence.Kind.DO || exhibit.kind() == Evidence.Kind.SHOW)
                && !RECORD.matcher(exhibit.text()).find();
    }

    private void add(
            Hazard hazard, String activity, Map<String, RiskSheet.Risk> risks, Map<String, RiskSheet.Refusal> refused) {
        Hazard.Permission permission = hazard.at(brief.stage());
        if (permission == Hazard.Permission.NEVER) {
            refused.putIfAbsent(hazard.id(), refusal(hazard, activity));
            return;
        }
        boolean shown = permission == Hazard.Permission.DEMONSTRATION
                || BY_TEACHER.matcher(activity).find();
        risks.putIfAbsent(
                hazard.id(),
                new RiskSheet.Risk(
                        activity,
                        hazard.id(),
                        hazard.hazard(),
                        hazard.who(),
                        hazard.control(),
                        hazard.supervision(),
                        hazard.substitute(),
                        hazard.disposal(),
                        shown ? RiskSheet.Permission.DEMONSTRATION : RiskSheet.Permission.PUPIL,
                        hazard.sources()));
    }

    private RiskSheet.Refusal refusal(Hazard hazard, String activity) {
        return new RiskSheet.Refusal(
                activity,
                hazard.id(),
                say.say("risk.reason.never", "stage", say.name("stage", brief.stage()), "hazard", hazard.hazard()),
                hazard.alternative());
    }

    private RiskSheet.Risk authored(Matter.Hands hands, Matter.Danger danger) {
        boolean shown = BY_TEACHER.matcher(danger.control()).find()
                && danger.control().contains(say.isChinese() ? "只" : "only");
        return new RiskSheet.Risk(
                hands.title(),
                "",
                danger.hazard(),
                say.say("risk.who"),
                danger.control(),
                say.say(hands.adult() ? "risk.supervision.adult" : "risk.supervision"),
                say.say("risk.substitute"),
                say.say("risk.disposal"),
                shown ? RiskSheet.Permission.DEMONSTRATION : RiskSheet.Permission.PUPIL,
                List.of());
    }
}
