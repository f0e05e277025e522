@NullMarked
package org.qiwen.prompts;

import org.jspecify.annotations.NullMarked;
