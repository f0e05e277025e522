package org.qiwen.assistant.account;

/** A school. */
public record School(SchoolId id, String name) {}
