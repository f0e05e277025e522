/** Turns results into Markdown and plain text. Pure functions: it writes no file and computes no figure of its own. */
@NullMarked
package org.qiwen.evaluation.report;

import org.jspecify.annotations.NullMarked;
