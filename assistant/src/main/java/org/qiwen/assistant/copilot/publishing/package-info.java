/**
 * From a plan to a dialogue for a class: the teacher's words on the built-in inquiry that the plan is made from, tested as an
 * authored one, tried as a preview, given to classes and taken back.
 */
@NullMarked
package org.qiwen.assistant.copilot.publishing;

import org.jspecify.annotations.NullMarked;
