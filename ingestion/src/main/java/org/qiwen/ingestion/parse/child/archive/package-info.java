/** ZIP archives: what kind of document one is, and its files within limits. */
@NullMarked
package org.qiwen.ingestion.parse.child.archive;

import org.jspecify.annotations.NullMarked;
