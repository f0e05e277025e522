/**
 * Sheets as PDF: a document tree and a style sheet, set by OpenHTMLtoPDF with two bundled fonts, 宋体 and 黑体 in look
 * ({@code resources/fonts}). Nothing else is read: every other resource is refused, and the machine's own fonts are not
 * looked at, so the same sheet makes the same pages everywhere.
 */
@NullMarked
package org.qiwen.assistant.copilot.export.pdf;

import org.jspecify.annotations.NullMarked;
