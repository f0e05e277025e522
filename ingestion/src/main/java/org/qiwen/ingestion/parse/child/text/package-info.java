/** Plain text in whatever encoding Chinese schools have it, and Markdown. */
@NullMarked
package org.qiwen.ingestion.parse.child.text;

import org.jspecify.annotations.NullMarked;
