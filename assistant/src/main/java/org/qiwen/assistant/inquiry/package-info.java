/** Authored inquiries and stories: the records, the YAML loader, its schema and the self-test. Plain data; knows nothing of students. */
@NullMarked
package org.qiwen.assistant.inquiry;

import org.jspecify.annotations.NullMarked;
