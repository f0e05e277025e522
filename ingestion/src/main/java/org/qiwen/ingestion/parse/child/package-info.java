/**
 * The child JVM of {@link org.qiwen.ingestion.parse.ForkedParser}: its main class, the protocol, and the choice of a reader
 * by a document's content. Compiled here, packed into a small jar beside the libraries' when a child is first needed. The
 * parent uses {@code Wire} and {@code document.Limits} alone; libraries that read documents are known below here only.
 */
@NullMarked
package org.qiwen.ingestion.parse.child;

import org.jspecify.annotations.NullMarked;
