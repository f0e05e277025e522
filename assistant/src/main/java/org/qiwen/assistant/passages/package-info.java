/** The only callers of passage search and of the embedder: citations, routing, opened passages. Gates what students see. */
@NullMarked
package org.qiwen.assistant.passages;

import org.jspecify.annotations.NullMarked;
