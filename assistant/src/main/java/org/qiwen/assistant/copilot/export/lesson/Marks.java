package org.qiwen.assistant.copilot.export.lesson;

import org.qiwen.assistant.copilot.export.Text;

/** Marks in a plan's texts the sentences that the material does not support or contradicts. */
@FunctionalInterface
public interface Marks {
    /** Marks nothing. */
    Marks NONE = (path, words) -> Text.of(words);

    /**
     * The words of one text, marked.
     *
     * @param path JSON pointer of the text in the plan, such as {@code /process/0/steps/1/teacher/0}
     */
    Text text(String path, String words);
}
