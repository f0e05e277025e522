package org.qiwen.assistant.copilot.export.lesson;

import org.qiwen.assistant.copilot.export.Text;

/** Marks in a plan's texts the sentences that the material does not support or contradicts. */
@FunctionalInterface
public interface Marks {
    /** Marks nothing. */
    Marks NONE = new Marks() {
        @Override
        public Text text(String path, String words) {
            return Text.of(words);
        }

        @Override
        public boolean isAny() {
            return false;
        }
    };

    /**
     * The words of one text, marked.
     *
     * @param path JSON pointer of the text in the plan, such as {@code /process/0/steps/1/teacher/0}
     */
    Text text(String path, String words);

    /** Whether anything may be marked: then the page explains its marks. */
    default boolean isAny() {
        return true;
    }
}
