package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.Depth;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Materials;
import org.qiwen.assistant.copilot.plan.RiskSheet;
import org.qiwen.assistant.copilot.plan.StandardReference;
import org.qiwen.assistant.copilot.plan.Step;
import org.qiwen.assistant.copilot.risk.HazardTable;
import org.qiwen.assistant.inquiry.Inquiry;

/**
 * Makes a whole plan from a brief and material: a pure function, a few milliseconds. Without an inquiry it takes the ideas from
 * passages, and says so when they carry no lesson. Thread-safe.
 */
public final class PlanAssembler {
    private final Map<String, PlanWording> wordings;
    private final Map<String, HazardTable> hazards;

    public PlanAssembler() {
        this.wordings = Brief.LOCALES.stream()
                .collect(Collectors.toUnmodifiableMap(l -> l, l -> PlanWording.of(l, Depth.MICRO)));
        this.hazards = Brief.LOCALES.stream().collect(Collectors.toUnmodifiableMap(l -> l, HazardTable::of));
    }

    /** Assembles a plan; the same arguments give the same plan. */
    public Assembled assemble(Brief brief, Material material, Wishes wishes) {
        PlanWording say = wording(brief, wishes);
        RiskWriter risks = new RiskWriter(brief, say, table(brief));
        List<RiskSheet.Refusal> refused = risks.inBrief();
        if (material.inquiry() == null && !refused.isEmpty()) {
            RiskSheet.Refusal first = refused.get(0);
            return new Assembled.Refused(say.say(
                    "risk.refused.all",
                    "stage",
                    say.name("stage", brief.stage()),
                    "reason",
                    say.ended(first.reason()),
                    "alternative",
                    say.ended(first.alternative())));
        }
        return matter(brief, material, say)
                .<Assembled>map(matter -> new Assembled.Made(plan(brief, material, wishes, say, matter, refused)))
                .orElseGet(() -> new Assembled.TooLittle(say.say(
                        "tooLittle",
                        "topic",
                        brief.topic(),
                        "passages",
                        material.passages().size(),
                        "chars",
                        PassageMatter.least(say),
                        "near",
                        material.near().isEmpty() ? say.say("tooLittle.none") : say.list(material.near()))));
    }

    private PlanWording wording(Brief brief, Wishes wishes) {
        Depth[] depths = Depth.values();
        int at = Math.max(0, Math.min(depths.length - 1, brief.depth().ordinal() + wishes.easier()));
        PlanWording wording = wordings.get(brief.locale());
        if (wording == null) {
            throw new IllegalArgumentException("no plan wording in " + brief.locale());
        }
        return wording.at(depths[at]);
    }

    private HazardTable table(Brief brief) {
        HazardTable table = hazards.get(brief.locale());
        if (table == null) {
            throw new IllegalArgumentException("no hazard table in " + brief.locale());
        }
        return table;
    }

    private static Optional<Matter> matter(Brief brief, Material material, PlanWording say) {
        Inquiry inquiry = material.inquiry();
        Optional<Matter> matter = inquiry == null
                ? PassageMatter.of(brief, material.passages(), say)
                : Optional.of(InquiryMatter.of(inquiry, material.story(), say));
        return matter.map(m -> m.withBeliefs(Beliefs.ordered(m.beliefs(), brief.ideas(), material.voiced())));
    }

    private LessonPlan plan(
            Brief brief,
            Material material,
            Wishes wishes,
            PlanWording say,
            Matter found,
            List<RiskSheet.Refusal> inBrief) {
        RiskWriter riskWriter = new RiskWriter(brief, say, table(brief));
        RiskSheet dangers = riskWriter.write(found);
        List<RiskSheet.Refusal> refused = new ArrayList<>(dangers.refused());
        inBrief.stream().filter(r -> !refused.contains(r)).forEach(refused::add);
        Matter allowed = found.without(
                dangers.refused().stream().map(RiskSheet.Refusal::activity).toList());
        Brief settled = brief.settled(
                material.inquiry() == null ? null : material.inquiry().id(),
                brief.question() == null ? allowed.question() : brief.question());

        Taught taught = taught(allowed, settled, say, wishes);
        Matter matter = taught.matter();
        RiskSheet risks = new RiskSheet(riskWriter.write(matter).risks(), refused);
        Timetable.Result timed = taught.timed();
        List<Lesson> process = lessons(settled, matter, say, timed);
        PupilPages pupils = new PupilPages(matter, settled, say, wishes);
        TeacherPages teacher = new TeacherPages(matter, settled, say);
        Materials materials = new MaterialsWriter(matter, settled, say, practical(wishes, timed)).write();
        List<StandardReference> standards = matter.standards();
        return new LessonPlan(
                settled,
                teacher.head(),
                standards,
                new LearnersWriter(matter, settled, say, material.voiced()).write(),
                teacher.objectives(process),
                materials,
                process,
                teacher.board(),
                pupils.worksheet(),
                teacher.rubric(),
                pupils.homework(
                        isLeft(timed, Block.Kind.TRANSFER),
                        isLeft(timed, Block.Kind.STORY),
                        isLeft(timed, Block.Kind.EXPERIMENT)),
                risks,
                teacher.reflection(),
                teacher.outline(process, materials, risks),
                pupils.home(),
                teacher.project(process),
                CitationFinder.find(matter, material.passages()),
                notices(settled, allowed, matter, say, standards, risks, timed));
    }

    /** What the lessons have time for, and when; what is not taught is in no page of the plan. */
    private record Taught(Matter matter, Timetable.Result timed) {}

    private static Taught taught(Matter matter, Brief brief, PlanWording say, Wishes wishes) {
        Timetable.Result timed = timed(matter, brief, say, wishes);
        List<Integer> left = timed.left().stream()
                .filter(block -> block.kind() == Block.Kind.IDEA)
                .map(Block::idea)
                .toList();
        if (left.isEmpty()) {
            return new Taught(matter, timed);
        }
        List<Matter.Idea> kept = IntStream.range(0, matter.ideas().size())
                .filter(i -> !left.contains(i))
                .mapToObj(matter.ideas()::get)
                .toList();
        Matter less = matter.withIdeas(kept);
        // What left the plan for want of time is named, though with fewer ideas some of it would fit again.
        Timetable.Result again = timed(less, brief, say, wishes);
        List<Block> named = Stream.concat(
                        again.left().stream(), timed.left().stream().filter(block -> block.kind() == Block.Kind.IDEA))
                .toList();
        return new Taught(less, new Timetable.Result(again.lessons(), named));
    }

    private static Timetable.Result timed(Matter matter, Brief brief, PlanWording say, Wishes wishes) {
        Steps steps = new Steps(matter, brief, say, wishes);
        return timetable(brief, wishes, matter, steps).of(steps.blocks());
    }

    private static Wishes practical(Wishes wishes, Timetable.Result timed) {
        return isLeft(timed, Block.Kind.EXPERIMENT)
                ? new Wishes(wishes.minutes(), Wishes.Hands.NONE, wishes.story(), wishes.easier(), wishes.other())
                : wishes;
    }

    private static boolean isLeft(Timetable.Result timed, Block.Kind kind) {
        return timed.left().stream()
                .anyMatch(block ->
                        block.kind() == kind || kind == Block.Kind.EXPERIMENT && block.kind() == Block.Kind.RECORDS);
    }

    private static Timetable timetable(Brief brief, Wishes wishes, Matter matter, Steps steps) {
        Map<Block.Kind, Integer> minutes = new EnumMap<>(Block.Kind.class);
        wishes.minutes().forEach((moment, wanted) -> {
            Block.Kind kind = Block.Kind.valueOf(moment.name());
            minutes.put(kind, Math.max(kind.min, Math.min(wanted, brief.minutes() / 2)));
        });
        return new Timetable(
                brief.lessons(),
                brief.minutes(),
                brief.depth(),
                minutes,
                block -> !matter.ideas().get(block.idea()).asked(),
                steps::joint);
    }

    private static List<Lesson> lessons(Brief brief, Matter matter, PlanWording say, Timetable.Result timed) {
        List<Lesson> lessons = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (List<Timetable.Timed> part : timed.lessons()) {
            List<Step> steps = part.stream()
                    .map(t -> t.block().timed(t.minutes()))
                    .map(step -> said.add(step.transition()) ? step : step.withTransition(""))
                    .toList();
            int number = lessons.size() + 1;
            String what = part.stream()
                    .filter(t -> t.block().kind().phase(brief.model()) >= 0)
                    .map(t -> say.lines("phases." + brief.model())
                            .get(t.block().kind().phase(brief.model())))
                    .distinct()
                    .collect(Collectors.joining(say.say("list.join")));
            lessons.add(new Lesson(number, brief.lessons() == 1 ? matter.title() : what, brief.minutes(), steps));
        }
        return lessons;
    }

    private static List<String> notices(
            Brief brief,
            Matter all,
            Matter matter,
            PlanWording say,
            List<StandardReference> standards,
            RiskSheet risks,
            Timetable.Result timed) {
        List<String> notices = new ArrayList<>();
        notices.add(say.say(matter.authored() ? "notice.made" : "notice.passages"));
        if (standards.stream().noneMatch(StandardReference::checked)) {
            notices.add(say.say("notice.standard"));
        }
        List<String> left = timed.left().stream()
                .filter(block -> block.kind() != Block.Kind.IDEA)
                .map(block -> block.step().phase())
                .toList();
        if (!left.isEmpty()) {
            notices.add(say.say("notice.left", "what", say.list(left)));
        }
        List<String> later = all.ideas().stream()
                .filter(idea -> !matter.ideas().contains(idea))
                .map(idea -> PlanWording.bare(idea.text()))
                .map(say::quote)
                .toList();
        if (!later.isEmpty()) {
            notices.add(say.say("notice.lesson", "ideas", say.list(later)));
        }
        if (matter.days() > 0) {
            notices.add(say.say(brief.lessons() > 1 ? "notice.days.apart" : "notice.days", "n", matter.days()));
        }
        brief.ideas().stream()
                .filter(own -> matter.authored()
                        && matter.beliefs().stream().noneMatch(belief -> Beliefs.isVoiced(belief, own)))
                .forEach(own -> notices.add(say.say("notice.ideas", "idea", own)));
        if (!risks.refused().isEmpty()) {
            notices.add(say.say("notice.refused", "n", risks.refused().size()));
        }
        long shown = risks.risks().stream()
                .filter(risk -> risk.permission() == RiskSheet.Permission.DEMONSTRATION
                        && !risk.entry().isEmpty())
                .count();
        if (shown > 0) {
            notices.add(say.say("notice.demonstration", "n", shown));
        }
        return notices;
    }
}
