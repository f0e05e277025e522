package org.qiwen.assistant.account;

import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Stage;

/**
 * A person who can sign in; also the principal of a request.
 *
 * @param schoolClass the one class of a student; null for a student in no class yet and for everybody else
 * @param demo made by the demonstration, with a password that was printed
 */
public record Account(
        AccountId id,
        String username,
        String displayName,
        Role role,
        School school,
        @Nullable SchoolClass schoolClass,
        boolean demo) {

    /** Stage of the student's class; null when there is none. */
    public @Nullable Stage stage() {
        return schoolClass == null ? null : schoolClass.stage();
    }

    public boolean isStudent() {
        return role == Role.STUDENT;
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
