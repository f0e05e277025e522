/**
 * Driving questions: where they come from, and rules that say with reasons which of them can carry a lesson;
 * weights learned from labelled questions doubt and complete them. Pure.
 */
@NullMarked
package org.qiwen.assistant.copilot.question;

import org.jspecify.annotations.NullMarked;
