package org.qiwen.assistant.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job and how far it is.
 *
 * @param done files with an outcome
 * @param total files, entries of archives counted and archives not; grows while files are handed in
 * @param passages stored by this job
 * @param failed how many of the files failed
 * @param unchanged how many were there already
 * @param retryable when the job has ended: how many files may fare better when they are tried again
 * @param current names of files being worked on, a few
 * @param skipped the first files that failed
 */
record JobProgress(
        Job job,
        int done,
        int total,
        int passages,
        int failed,
        int unchanged,
        int retryable,
        List<String> current,
        List<Skipped> skipped) {

    /** Most entries of {@code skipped}; the rest is read page by page. Our choice: a screen or two. */
    static final int MOST_SKIPPED = 200;

    /** A file that was left out, and why. */
    record Skipped(
            String file, @Nullable String reason, @Nullable String message) {}
}
