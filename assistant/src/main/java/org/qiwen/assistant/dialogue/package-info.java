/** The functional middle: reading what a pupil said, assessing it, deciding the next move, guarding what may be said. Pure functions on records, no I/O, no Spring. */
@NullMarked
package org.qiwen.assistant.dialogue;

import org.jspecify.annotations.NullMarked;
