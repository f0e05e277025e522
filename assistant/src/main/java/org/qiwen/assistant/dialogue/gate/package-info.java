/**
 * What may not be said yet. The gate stands at every door to a student: tutor sentences, quotes, opened passages, story
 * links, titles. It guards unearned insights as propositions (relations), with wording overlap beside them.
 */
@NullMarked
package org.qiwen.assistant.dialogue.gate;

import org.jspecify.annotations.NullMarked;
