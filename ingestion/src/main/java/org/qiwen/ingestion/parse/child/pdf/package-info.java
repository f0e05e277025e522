/**
 * PDF: lines with their places and sizes from PDFBox, from which headings, paragraphs, tables and the running headers and
 * footers are told. A PDF knows none of these; each rule names its measure.
 */
@NullMarked
package org.qiwen.ingestion.parse.child.pdf;

import org.jspecify.annotations.NullMarked;
