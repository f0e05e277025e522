@NullMarked
package org.qiwen.evaluation;

import org.jspecify.annotations.NullMarked;
