/**
 * From a brief and material to a whole plan, without a model: pure functions. The material is first brought into one shape
 * ({@link org.qiwen.assistant.copilot.assemble.Matter}), whether it is an authored inquiry or passages; then each section has
 * a writer of its own.
 */
@NullMarked
package org.qiwen.assistant.copilot.assemble;

import org.jspecify.annotations.NullMarked;
