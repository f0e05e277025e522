package org.qiwen.assistant.documents;

import org.jspecify.annotations.Nullable;

/**
 * A file of a job.
 *
 * @param number from 1, in the order of handing in
 * @param part files of one part are one task of a worker
 * @param document null when it was refused before it became one, and for archives
 * @param sha256 of its bytes; null when they were not kept
 * @param fresh the job made the document
 * @param passages stored by this job
 * @param reason for programs; null unless it failed
 * @param lostWithOthers a worker that was at it and at others was lost
 * @param lostAlone how many workers were lost that were at it alone
 */
record JobFile(
        int number,
        int part,
        @Nullable String document,
        String name,
        @Nullable String sha256,
        long bytes,
        boolean fresh,
        FileState state,
        int passages,
        @Nullable String reason,
        @Nullable String message,
        boolean lostWithOthers,
        int lostAlone) {}
