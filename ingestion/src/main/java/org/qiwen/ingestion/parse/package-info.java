/**
 * From a file to its plain text with structure: headings, paragraphs, table rows, pages.
 *
 * <p>Markdown is read in this process. Every other format is read by Apache Tika in a child JVM with limits on memory,
 * time and output, because parsers of binary formats can be made to hang or to eat all memory; a file that cannot be read
 * ends as {@link org.qiwen.ingestion.parse.UnreadableDocument} with a reason, never as a crash.
 */
@NullMarked
package org.qiwen.ingestion.parse;

import org.jspecify.annotations.NullMarked;
