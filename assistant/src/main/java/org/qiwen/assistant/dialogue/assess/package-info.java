/**
 * Assessing a message: which acts it holds, how it stands to each idea, which misconceptions it voices, which thinking
 * practices it shows. The relation reader's findings are weighed by what was learned from labelled messages ({@code Ear}), of
 * which the nearest are remembered ({@code Examples}, {@code Neighbours}). Pure: what was learned is read once from the
 * program's own resources.
 */
@NullMarked
package org.qiwen.assistant.dialogue.assess;

import org.jspecify.annotations.NullMarked;
