/**
 * The lesson plan as records: what the editor edits, the store keeps and the export renders. Every text is plain, without
 * markup, in the plan's language. Lists may be empty, never null; what comes from outside with null lists is mended when it is
 * read.
 */
@NullMarked
package org.qiwen.assistant.copilot.plan;

import org.jspecify.annotations.NullMarked;
