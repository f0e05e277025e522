/**
 * Documents a teacher can print, send on and change: a neutral model of a {@link org.qiwen.assistant.copilot.export.Sheet}
 * (lesson plan, worksheet, card for home) and of a {@link org.qiwen.assistant.copilot.export.Deck} of slides, and what
 * writes them as DOCX, PDF, Markdown and PPTX.
 *
 * <p>What is promised: all text is data, whatever it holds; nothing is read from the network or from the machine's fonts;
 * every file says, to readers and in its metadata, that a machine helped to write it. Pure functions, slow ones (tens of
 * milliseconds): call them off the event loop.
 */
@NullMarked
package org.qiwen.assistant.copilot.export;

import org.jspecify.annotations.NullMarked;
