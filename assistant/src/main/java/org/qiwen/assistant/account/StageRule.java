package org.qiwen.assistant.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Stage;

/**
 * Who may run what, and who may read it. The stage comes from the student's class, never from a request. Students run
 * what is written for their own stage or an earlier one, and what a teacher gave their class; teachers and admins run anything as a preview (rules of the
 * project's pedagogy, after the 2025 national guide on generative AI in schools). A conversation is read by its
 * student, by the teachers of the class it was held in, and by the school's admins. Pure.
 */
public final class StageRule {
    private StageRule() {}

    /**
     * The stage in which {@code account} runs an inquiry written for {@code stages}; empty when it may not. A student
     * runs it in the own stage; a preview is in the earliest stage, where the rules are strictest.
     */
    public static Optional<Stage> stageToRun(Account account, Collection<Stage> stages) {
        if (!account.isStudent()) {
            return stages.stream().min(Comparator.naturalOrder());
        }
        Stage own = account.stage();
        return own != null && stages.stream().anyMatch(own::reaches) ? Optional.of(own) : Optional.empty();
    }

    /**
     * The stage in which {@code account} runs what its class was given by a teacher, whatever stages it is written for; empty
     * for a student without a class.
     */
    public static Optional<Stage> stageToRunGiven(Account account, Collection<Stage> stages) {
        return account.isStudent() ? Optional.ofNullable(account.stage()) : stageToRun(account, stages);
    }

    /** Whether a run by {@code account} is a preview, which counts for no student. */
    public static boolean isPreview(Account account) {
        return !account.isStudent();
    }

    /**
     * Whether {@code reader} may read a conversation.
     *
     * @param owner who holds the conversation
     * @param school the owner's school
     * @param heldIn class it was held in; null for a preview
     * @param teaches whether the reader is a member of that class
     */
    public static boolean mayRead(
            Account reader, AccountId owner, SchoolId school, @Nullable ClassId heldIn, boolean teaches) {
        return switch (reader.role()) {
            case ADMIN -> reader.school().id().equals(school);
            case TEACHER -> reader.id().equals(owner) || (heldIn != null && teaches);
            case STUDENT -> reader.id().equals(owner);
        };
    }

    /** Whether {@code reader} may see how the tutor decided: whoever may read the conversation, but never a student. */
    public static boolean mayReadTrace(
            Account reader, AccountId owner, SchoolId school, @Nullable ClassId heldIn, boolean teaches) {
        return !reader.isStudent() && mayRead(reader, owner, school, heldIn, teaches);
    }
}
