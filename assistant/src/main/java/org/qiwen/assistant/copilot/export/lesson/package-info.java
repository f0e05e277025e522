/**
 * Lesson plans as documents: the plan itself, the one-page plan, the worksheet and the card for home as sheets, and slides
 * for the class. Pure functions of a plan; what its sentences rest on comes in as {@link
 * org.qiwen.assistant.copilot.export.lesson.Marks}.
 */
@NullMarked
package org.qiwen.assistant.copilot.export.lesson;

import org.jspecify.annotations.NullMarked;
