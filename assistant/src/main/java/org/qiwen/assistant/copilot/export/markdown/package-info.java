/** Sheets as Markdown with GitHub's tables, for those who keep plans as plain text. Every mark of the author's is escaped. */
@NullMarked
package org.qiwen.assistant.copilot.export.markdown;

import org.jspecify.annotations.NullMarked;
