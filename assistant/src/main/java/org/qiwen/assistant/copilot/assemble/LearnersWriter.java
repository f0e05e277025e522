package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.Learners;
import org.qiwen.assistant.inquiry.Expectation;

/** Says what the class brings along, and where that is known from. Pure. */
final class LearnersWriter {
    private final Matter matter;
    private final Brief brief;
    private final PlanWording say;
    private final Map<String, Integer> voiced;

    LearnersWriter(Matter matter, Brief brief, PlanWording say, Map<String, Integer> voiced) {
        this.matter = matter;
        this.brief = brief;
        this.say = say;
        this.voiced = voiced;
    }

    Learners write() {
        return new Learners(origin(), known(), ideas(), difficulties());
    }

    private String origin() {
        if (!voiced.isEmpty()) {
            return say.say("learners.origin.CLASS");
        }
        if (!brief.ideas().isEmpty()) {
            return say.say("learners.origin.BRIEF");
        }
        return say.say(matter.beliefs().isEmpty() ? "learners.origin.NONE" : "learners.origin.LITERATURE");
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        if (!matter.concepts().isEmpty()) {
            known.add(say.say("learners.known.concept", "what", say.list(matter.concepts())));
        }
        matter.facts().stream().limit(4).forEach(fact -> known.add(say.say("learners.known.fact", "what", fact)));
        return known;
    }

    private List<Learners.Idea> ideas() {
        List<Learners.Idea> ideas = new ArrayList<>();
        for (String own : brief.ideas()) {
            if (matter.beliefs().stream().noneMatch(belief -> Beliefs.isVoiced(belief, own))) {
                ideas.add(new Learners.Idea(own, "", own, "", say.say("learners.teacher"), null));
            }
        }
        for (Matter.Belief belief : matter.beliefs()) {
            String said = brief.ideas().stream()
                    .filter(own -> Beliefs.isVoiced(belief, own))
                    .findFirst()
                    .orElse(
                            belief.signs().isEmpty()
                                    ? belief.belief()
                                    : belief.signs().get(0));
            ideas.add(new Learners.Idea(
                    belief.belief(),
                    belief.grainOfTruth(),
                    said,
                    say.sentences(belief.reply(), belief.question()),
                    belief.source(),
                    voiced.get(belief.id())));
        }
        return ideas;
    }

    private List<String> difficulties() {
        List<String> found = matter.ideas().stream()
                .flatMap(idea -> idea.near().stream().limit(3))
                .map(this::difficulty)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(5)
                .toList();
        return found.isEmpty() ? say.lines("learners.generic") : found;
    }

    private String difficulty(Matter.Near near) {
        String key = key(near.kind());
        return key.isEmpty() ? "" : say.say("learners.difficulty." + key, "says", PlanWording.bare(near.says()));
    }

    private static String key(Expectation.NearMiss.Kind kind) {
        return switch (kind) {
            case CONDITION_DROPPED -> "condition";
            case SWAPPED -> "swapped";
            case RESTATES_PHENOMENON -> "restates";
            case WRONG_QUANTITY -> "quantity";
            case PURPOSE -> "purpose";
            case NEGATED, WORD_SALAD -> "";
        };
    }
}
