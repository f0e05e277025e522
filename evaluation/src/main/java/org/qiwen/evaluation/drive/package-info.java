/**
 * Talks to a tutor as a pupil would. {@link org.qiwen.evaluation.drive.Tutor} is the port, {@code HttpTutor} the
 * service of this project behind it; a {@link org.qiwen.evaluation.drive.DialogueScript} is what the pupil says,
 * whatever the tutor answers. Blocking; every wait has a limit. A stream that breaks a rule of the interface is a
 * fault that names the rule, never repaired in silence.
 */
@NullMarked
package org.qiwen.evaluation.drive;

import org.jspecify.annotations.NullMarked;
