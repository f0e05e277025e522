package org.qiwen.assistant.account;

import org.qiwen.assistant.inquiry.Stage;

/** A class of a school; its stage is the stage of every student in it. */
public record SchoolClass(ClassId id, String name, Stage stage) {}
