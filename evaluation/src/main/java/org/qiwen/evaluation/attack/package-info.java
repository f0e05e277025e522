/**
 * Attacks on a tutor's withholding: sentences that give an idea away in many forms, made from the idea's own texts, and a
 * detector that says what got through. Neither knows the gate they try; what they need of a language (spelling, script) comes
 * through a port. Called by measuring commands and tests.
 */
@NullMarked
package org.qiwen.evaluation.attack;

import org.jspecify.annotations.NullMarked;
