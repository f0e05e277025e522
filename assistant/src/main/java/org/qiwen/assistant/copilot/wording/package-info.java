/**
 * A language model words the talk of a plan anew, section by section. What speaks of the subject, counts, warns, cites or tests
 * is kept letter by letter; only the talk around it goes to the model, and each text that comes back is taken only when it
 * passes {@link org.qiwen.assistant.copilot.wording.Acceptance}. Where anything fails the assembled text stands. All but the
 * desk and the writer is pure.
 */
@NullMarked
package org.qiwen.assistant.copilot.wording;

import org.jspecify.annotations.NullMarked;
