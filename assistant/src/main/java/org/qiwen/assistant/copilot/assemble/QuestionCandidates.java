package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.Depth;
import org.qiwen.assistant.copilot.question.DrivingQuestion;
import org.qiwen.assistant.copilot.question.DrivingQuestion.Origin;
import org.qiwen.assistant.copilot.question.QuestionChecker;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.ingestion.split.Passage;

/** Driving questions for a brief: what the material asks, and what its misconceptions invite; each one checked. Pure. */
public final class QuestionCandidates {
    /** What a teacher can compare at a glance. */
    private static final int MOST = 5;

    private final QuestionChecker checker;

    public QuestionCandidates(QuestionChecker checker) {
        this.checker = checker;
    }

    /** At most five, the teacher's own first, then those without a fault. */
    public List<DrivingQuestion> of(Brief brief, Material material) {
        PlanWording say = PlanWording.of(brief.locale(), Depth.of(brief.stage()));
        List<DrivingQuestion> found = new ArrayList<>();
        Inquiry inquiry = material.inquiry();
        if (inquiry != null) {
            add(found, brief, inquiry.drivingQuestion(), Origin.INQUIRY);
            List<Matter.Belief> beliefs =
                    Beliefs.ordered(InquiryMatter.of(inquiry, null, say).beliefs(), brief.ideas(), material.voiced());
            beliefs.stream()
                    .limit(2)
                    .forEach(b -> add(
                            found,
                            brief,
                            say.say("candidate.belief", "belief", PlanWording.bare(b.belief())),
                            Origin.MISCONCEPTION));
            Inquiry.Transfer transfer = inquiry.transfer();
            if (transfer != null) {
                add(found, brief, transfer.question(), Origin.TRANSFER);
            }
            beliefs.stream()
                    .limit(1)
                    .forEach(b -> add(
                            found,
                            brief,
                            say.say("candidate.convince", "belief", PlanWording.bare(b.belief())),
                            Origin.DESIGN));
            Inquiry.Experiment experiment = inquiry.experiment();
            if (experiment != null) {
                add(found, brief, say.say("candidate.hands", "title", experiment.title()), Origin.DESIGN);
            }
        } else {
            add(found, brief, say.say("candidate.topic", "topic", brief.topic()), Origin.PASSAGE);
            for (String idea : brief.ideas()) {
                add(found, brief, say.say("candidate.belief", "belief", PlanWording.bare(idea)), Origin.MISCONCEPTION);
            }
            material.passages().stream()
                    .map(Passage::heading)
                    .filter(heading -> !heading.isEmpty())
                    .distinct()
                    .limit(MOST)
                    .forEach(heading ->
                            add(found, brief, say.say("candidate.heading", "heading", heading), Origin.PASSAGE));
        }
        found.sort(Comparator.comparing(question -> !question.good()));
        List<DrivingQuestion> all = new ArrayList<>();
        if (brief.question() != null) {
            add(all, brief, brief.question(), Origin.TEACHER);
        }
        all.addAll(found);
        return all.stream().limit(MOST).toList();
    }

    /** Questions that a class's own beliefs invite, in their order. */
    public List<DrivingQuestion> ofBeliefs(String locale, Stage stage, List<String> beliefs) {
        PlanWording say = PlanWording.of(locale, Depth.of(stage));
        List<DrivingQuestion> found = new ArrayList<>();
        for (String belief : beliefs) {
            for (String key : List.of("candidate.belief", "candidate.convince")) {
                found.add(checker.check(say.say(key, "belief", PlanWording.bare(belief)), stage, locale, Origin.CLASS));
            }
        }
        found.sort(Comparator.comparing(question -> !question.good()));
        return found.stream().limit(MOST).toList();
    }

    private void add(List<DrivingQuestion> found, Brief brief, String text, Origin origin) {
        if (found.stream().noneMatch(q -> q.text().equals(text))) {
            found.add(checker.check(text, brief.stage(), brief.locale(), origin));
        }
    }
}
