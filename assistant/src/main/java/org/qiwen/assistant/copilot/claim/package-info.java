/**
 * Whether a factual sentence stands in the material: by tokens in order, numbers with their units, negations and opposites. No
 * model judges. Pure; {@code evaluate claims} prints what it is worth.
 */
@NullMarked
package org.qiwen.assistant.copilot.claim;

import org.jspecify.annotations.NullMarked;
