/**
 * Slides as PowerPoint files (PPTX) by Apache POI: 16:9, titles as real titles, notes for the teacher. What is written is
 * measured first and set so large that it fits; what does not fit at a size the last row can read goes on on a further
 * slide, so nothing runs out of its box and nothing is left out.
 */
@NullMarked
package org.qiwen.assistant.copilot.export.pptx;

import org.jspecify.annotations.NullMarked;
