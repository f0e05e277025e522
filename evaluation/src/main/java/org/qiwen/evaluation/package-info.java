/**
 * Is it any good: measures tutors and parts of tutors from outside.
 *
 * <p>Promises: it knows the service only by its HTTP interface and by ports defined here, so any peer that can be
 * plugged in is measured by the same scripts; a figure is computed from what was really sent and received, never
 * assumed; metrics are pure functions. It may be called by command-line tools and tests, and depends on no sibling
 * module but {@code prompts}.
 */
@NullMarked
package org.qiwen.evaluation;

import org.jspecify.annotations.NullMarked;
