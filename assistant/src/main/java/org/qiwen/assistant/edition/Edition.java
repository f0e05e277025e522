package org.qiwen.assistant.edition;

import org.qiwen.assistant.inquiry.Telling;

/**
 * One version of an inquiry in a teacher's words.
 *
 * @param version from 1, raised when the words change
 */
public record Edition(EditionId id, int version, Telling telling) {}
