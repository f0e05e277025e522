/** Which activities are dangerous, for whom, and what a stage must not do: a curated table and pure rules on it. */
@NullMarked
package org.qiwen.assistant.copilot.risk;

import org.jspecify.annotations.NullMarked;
