/**
 * Pupils who are played by a program: what they say comes from an inquiry's own sentences and from a file of manners, so any
 * inquiry can be played through. A pupil sees what a pupil's page shows and nothing else. Every choice comes from a seed.
 */
@NullMarked
package org.qiwen.evaluation.pupil;

import org.jspecify.annotations.NullMarked;
