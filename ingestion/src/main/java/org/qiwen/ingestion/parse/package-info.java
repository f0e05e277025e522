/**
 * From a file to its plain text with structure: headings, paragraphs, table rows, pages.
 *
 * <p>Every format, Markdown and plain text included, is read in a child JVM with limits on memory, time and output, because
 * parsers can be made to hang or to eat all memory; a file that cannot be read ends as
 * {@link org.qiwen.ingestion.parse.UnreadableDocument} with a reason, never as a crash.
 */
@NullMarked
package org.qiwen.ingestion.parse;

import org.jspecify.annotations.NullMarked;
