package org.qiwen.assistant.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job without its files.
 *
 * @param holder whose it is: of the house when begun on the command line or at start
 * @param source the folder it is made from; null for uploads
 * @param given what was said about its files; null when they are in the library already
 * @param sealed no more files come
 * @param brokenOff files were waited for in vain
 * @param revision raised by each change
 */
record Job(
        JobId id,
        JobKind kind,
        Holder holder,
        JobState state,
        @Nullable String source,
        @Nullable Labels given,
        boolean sealed,
        boolean brokenOff,
        long revision,
        Instant created,
        @Nullable Instant finished) {}
