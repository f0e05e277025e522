package org.qiwen.assistant.copilot.question;

import java.util.List;

/**
 * A question that may carry a lesson.
 *
 * @param origin where it comes from
 * @param good whether no check failed
 * @param checks one for each fault, in the order of {@link Fault}, each with its reason
 */
public record DrivingQuestion(String text, Origin origin, boolean good, List<Check> checks) {

    public DrivingQuestion {
        checks = List.copyOf(checks);
    }

    /** Where a question comes from. */
    public enum Origin {
        TEACHER,
        INQUIRY,
        MISCONCEPTION,
        EVIDENCE,
        TRANSFER,
        DESIGN,
        PASSAGE,
        CLASS
    }

    /** What one rule said; {@code reason} is for the teacher, in the plan's language. */
    public record Check(Fault fault, boolean passed, String reason) {}

    /** The faults that were found. */
    public List<Fault> faults() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(Check::fault)
                .toList();
    }
}
