/** Driving questions: where they come from, and rules that say with reasons which of them can carry a lesson. Pure. */
@NullMarked
package org.qiwen.assistant.copilot.question;

import org.jspecify.annotations.NullMarked;
