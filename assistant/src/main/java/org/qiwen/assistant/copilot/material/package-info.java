/** Gathers what a plan can be made from: inquiry, story, passages of the house and of the teacher's school. */
@NullMarked
package org.qiwen.assistant.copilot.material;

import org.jspecify.annotations.NullMarked;
