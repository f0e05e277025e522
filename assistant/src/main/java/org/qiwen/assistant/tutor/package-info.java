/** One student turn end to end: from a message to the events a page shows. */
@NullMarked
package org.qiwen.assistant.tutor;

import org.jspecify.annotations.NullMarked;
