/**
 * How a class thinks, out of its dialogues and without names: clusters of five pupils or more, words only from ten on, and the
 * driving questions that follow. For the teachers of the class and admins of the school.
 */
@NullMarked
package org.qiwen.assistant.copilot.picture;

import org.jspecify.annotations.NullMarked;
