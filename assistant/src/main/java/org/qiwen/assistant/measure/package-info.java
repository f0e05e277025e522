/**
 * Measurements that the commands {@code evaluate …} print, and what teaches the assessor, the gate and the safety screen from
 * labelled files ({@code …Fit}, {@code …Hands}). Nothing of the service uses them.
 */
@NullMarked
package org.qiwen.assistant.measure;

import org.jspecify.annotations.NullMarked;
