/** What a dialogue remembers between turns: immutable records, stored as JSON. */
@NullMarked
package org.qiwen.assistant.dialogue.state;

import org.jspecify.annotations.NullMarked;
