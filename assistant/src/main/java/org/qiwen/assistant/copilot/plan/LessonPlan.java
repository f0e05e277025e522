package org.qiwen.assistant.copilot.plan;

import java.util.List;
import org.qiwen.assistant.copilot.brief.Brief;

/**
 * A whole plan. Its JSON members are the sections in lower case.
 *
 * @param brief what it was made from, with question and inquiry settled
 * @param process one entry a lesson
 * @param notices what the teacher has to know about how it was made, such as that a standard is not checked
 */
public record LessonPlan(
        Brief brief,
        Head head,
        List<StandardReference> standards,
        Learners learners,
        List<Objective> objectives,
        Materials materials,
        List<Lesson> process,
        Board board,
        Worksheet worksheet,
        Rubric rubric,
        Homework homework,
        RiskSheet risks,
        Reflection reflection,
        Outline outline,
        HomeCard home,
        Project project,
        List<Citation> citations,
        List<String> notices) {

    public LessonPlan {
        standards = Whole.list(standards);
        objectives = Whole.list(objectives);
        process = Whole.list(process);
        citations = Whole.list(citations);
        notices = Whole.list(notices);
    }

    /** What a section holds. */
    public Object content(Section section) {
        return switch (section) {
            case HEAD -> head;
            case STANDARDS -> standards;
            case LEARNERS -> learners;
            case OBJECTIVES -> objectives;
            case MATERIALS -> materials;
            case PROCESS -> process;
            case BOARD -> board;
            case WORKSHEET -> worksheet;
            case RUBRIC -> rubric;
            case HOMEWORK -> homework;
            case RISKS -> risks;
            case REFLECTION -> reflection;
            case OUTLINE -> outline;
            case HOME -> home;
            case PROJECT -> project;
            case CITATIONS -> citations;
        };
    }

    /** This plan with one section of another; brief and notices stay. */
    public LessonPlan with(Section section, LessonPlan other) {
        return new LessonPlan(
                brief,
                section == Section.HEAD ? other.head : head,
                section == Section.STANDARDS ? other.standards : standards,
                section == Section.LEARNERS ? other.learners : learners,
                section == Section.OBJECTIVES ? other.objectives : objectives,
                section == Section.MATERIALS ? other.materials : materials,
                section == Section.PROCESS ? other.process : process,
                section == Section.BOARD ? other.board : board,
                section == Section.WORKSHEET ? other.worksheet : worksheet,
                section == Section.RUBRIC ? other.rubric : rubric,
                section == Section.HOMEWORK ? other.homework : homework,
                section == Section.RISKS ? other.risks : risks,
                section == Section.REFLECTION ? other.reflection : reflection,
                section == Section.OUTLINE ? other.outline : outline,
                section == Section.HOME ? other.home : home,
                section == Section.PROJECT ? other.project : project,
                section == Section.CITATIONS ? other.citations : citations,
                notices);
    }

    /** The same plan with other notices. */
    public LessonPlan withNotices(List<String> others) {
        return with(brief, others);
    }

    /** The same plan for another brief; nothing is made anew. */
    public LessonPlan withBrief(Brief other) {
        return with(other, notices);
    }

    private LessonPlan with(Brief otherBrief, List<String> otherNotices) {
        return new LessonPlan(
                otherBrief,
                head,
                standards,
                learners,
                objectives,
                materials,
                process,
                board,
                worksheet,
                rubric,
                homework,
                risks,
                reflection,
                outline,
                home,
                project,
                citations,
                otherNotices);
    }
}
