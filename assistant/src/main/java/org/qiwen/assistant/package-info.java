/** The service. This package only starts it; each package below is a feature. */
@NullMarked
package org.qiwen.assistant;

import org.jspecify.annotations.NullMarked;
