/**
 * Assessing a message: which acts it holds, how it stands to each idea, which misconceptions it voices, which thinking
 * practices it shows. Pure.
 */
@NullMarked
package org.qiwen.assistant.dialogue.assess;

import org.jspecify.annotations.NullMarked;
