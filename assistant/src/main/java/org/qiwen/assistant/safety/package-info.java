/** Alerts: what an adult of the school should see soon, and who has taken it. */
@NullMarked
package org.qiwen.assistant.safety;

import org.jspecify.annotations.NullMarked;
