package org.qiwen.assistant.copilot.publishing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.assemble.Situation;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.question.DrivingQuestion;
import org.qiwen.assistant.copilot.question.Fault;
import org.qiwen.assistant.copilot.question.QuestionChecker;
import org.qiwen.assistant.edition.Readiness;
import org.qiwen.assistant.edition.Shortcoming;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Story;
import org.qiwen.assistant.inquiry.Telling;
import org.qiwen.assistant.inquiry.Telling.Part;

/**
 * What pupils would read of a plan, and what keeps it from them. Pure.
 *
 * @param telling the words that would be published
 * @param changed parts that are the teacher's
 * @param unread parts that the plan no longer shows in a form that can be read back; the author's words stand for them
 * @param problems what keeps it from being published
 * @param advice what the question checker says of a changed driving question and does not keep it back
 */
record Proof(
        Telling telling,
        Set<Part> changed,
        Set<Part> unread,
        List<Shortcoming> problems,
        List<DrivingQuestion.Check> advice) {

    /** Faults of a question that keep it back when a rule found them; what is only likely is for the teacher to weigh. */
    private static final Set<Fault> KEPT_BACK = Set.copyOf(EnumSet.of(Fault.LEADING, Fault.UNSAFE));

    Proof {
        changed = Set.copyOf(changed);
        unread = Set.copyOf(unread);
        problems = List.copyOf(problems);
        advice = List.copyOf(advice);
    }

    boolean isReady() {
        return problems.isEmpty();
    }

    /** Reads the words from a plan and tests the inquiry in them. */
    static Proof of(LessonPlan plan, Inquiry inquiry, @Nullable Story story, QuestionChecker checker) {
        Telling authored = inquiry.telling();
        Set<Part> unread = EnumSet.noneOf(Part.class);
        Situation situation = Situation.in(plan).orElse(null);
        Telling telling = new Telling(
                read(plan.head().title(), Part.TITLE, authored, unread),
                read(plan.head().drivingQuestion(), Part.DRIVING_QUESTION, authored, unread),
                read(situation == null ? "" : situation.phenomenon(), Part.PHENOMENON, authored, unread),
                read(situation == null ? "" : situation.question(), Part.PREDICTION_QUESTION, authored, unread));
        Set<Part> changed = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            if (!telling.text(part).equals(authored.text(part))) {
                changed.add(part);
            }
        }
        List<Shortcoming> problems = new ArrayList<>(Readiness.check(inquiry, story, telling));
        List<DrivingQuestion.Check> advice = new ArrayList<>();
        if (changed.contains(Part.DRIVING_QUESTION)) {
            String question = telling.drivingQuestion();
            Stage stage = plan.brief().stage();
            Set<Fault> byRules = checker.foundByRules(question, stage, inquiry.locale());
            checker.check(question, stage, inquiry.locale(), DrivingQuestion.Origin.TEACHER).checks().stream()
                    .filter(check -> !check.passed())
                    .forEach(check -> {
                        if (KEPT_BACK.contains(check.fault()) && byRules.contains(check.fault())) {
                            problems.add(shortcoming(check));
                        } else {
                            advice.add(check);
                        }
                    });
        }
        return new Proof(telling, changed, unread, problems, advice);
    }

    private static Shortcoming shortcoming(DrivingQuestion.Check check) {
        return new Shortcoming(
                Part.DRIVING_QUESTION,
                check.fault() == Fault.UNSAFE ? Shortcoming.Kind.UNSAFE : Shortcoming.Kind.GIVES_AWAY,
                check.reason());
    }

    private static String read(String text, Part part, Telling authored, Set<Part> unread) {
        if (text.isBlank()) {
            unread.add(part);
            return authored.text(part);
        }
        return text.strip();
    }
}
