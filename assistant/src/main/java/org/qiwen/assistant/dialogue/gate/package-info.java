/**
 * What may not be said yet. The gate stands at every door to a student: tutor sentences, quotes, opened passages, story
 * links, titles. It guards unearned insights as propositions (relations), with wording overlap beside them. What a language
 * model writes passes {@link org.qiwen.assistant.dialogue.gate.TurnGate} besides, sentence by sentence, which weighs what it
 * adds to the author's line. Pure: no I/O, no model.
 */
@NullMarked
package org.qiwen.assistant.dialogue.gate;

import org.jspecify.annotations.NullMarked;
