package org.qiwen.assistant.account;

/** What an account is for. */
public enum Role {
    STUDENT,
    TEACHER,
    ADMIN
}
