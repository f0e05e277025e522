/** What a teacher says before a plan is made. Pure records; everybody in the co-pilot may use them. */
@NullMarked
package org.qiwen.assistant.copilot.brief;

import org.jspecify.annotations.NullMarked;
