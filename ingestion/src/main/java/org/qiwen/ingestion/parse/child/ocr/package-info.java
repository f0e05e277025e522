/** Words on scanned pages, read by the program Tesseract where it is installed. */
@NullMarked
package org.qiwen.ingestion.parse.child.ocr;

import org.jspecify.annotations.NullMarked;
