/**
 * The teacher's co-pilot: from a brief to driving questions, a lesson plan by sections, its risk sheet and claim check, and
 * back from a class's dialogues to the next question. Everything is decided by code and authored data; no model is needed.
 */
@NullMarked
package org.qiwen.assistant.copilot;

import org.jspecify.annotations.NullMarked;
