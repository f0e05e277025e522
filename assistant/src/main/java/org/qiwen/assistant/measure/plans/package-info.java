/**
 * Teachers at once, against a server in another process: from a brief to the exported plan. {@code evaluate plans} prints the
 * times. Nothing of the service uses this.
 */
@NullMarked
package org.qiwen.assistant.measure.plans;

import org.jspecify.annotations.NullMarked;
