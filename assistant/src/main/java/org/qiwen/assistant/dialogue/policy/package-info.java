/**
 * Choosing the next move. Deterministic, pure: state and assessment in, decision and next state out. The order of
 * decisions is: repair, credit, pupil's question, observation, misconception, conflict, half, whole, stuck, nothing said.
 */
@NullMarked
package org.qiwen.assistant.dialogue.policy;

import org.jspecify.annotations.NullMarked;
