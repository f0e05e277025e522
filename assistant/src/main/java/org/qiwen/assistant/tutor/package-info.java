/**
 * One student turn end to end: from a message to the events a page shows. A turn is decided with its authored words first;
 * a language model may then say them anew, sentence by sentence past the gate.
 */
@NullMarked
package org.qiwen.assistant.tutor;

import org.jspecify.annotations.NullMarked;
