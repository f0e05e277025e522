/**
 * Reading what a pupil (or the tutor) said as relations: normalised, split into clauses, with the terms of one inquiry
 * found, negation resolved, and attributes bound to outcomes. Pure; knows no dialogue state. Right or wrong is decided
 * from these relations, never from similarity. What differs between languages stands in {@link
 * org.qiwen.assistant.dialogue.reading.Language}: spelling, the general words by what they do in a sentence, comparisons.
 */
@NullMarked
package org.qiwen.assistant.dialogue.reading;

import org.jspecify.annotations.NullMarked;
