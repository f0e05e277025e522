package org.qiwen.assistant.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document of the library.
 *
 * @param id the same as in the passage store
 * @param holder whose it is
 * @param ownerName display name of who handed it in; null when nobody did or the account is gone
 * @param name path as it was handed in, cleaned, with {@code /} between folders
 * @param sha256 of its bytes
 * @param given what was said when it was handed in
 * @param labels what holds after reading it: front matter may say otherwise
 * @param named title that a person gave; null: it has the one inside it
 * @param reason why it failed, for programs; null unless it failed
 * @param message why it failed, for people
 * @param passages how many are found now
 * @param model embedding model of its passages; null before it was ingested
 * @param bundled travels with the program; cannot be deleted
 * @param deleted when; null while it is there
 */
record LibraryDocument(
        String id,
        Holder holder,
        @Nullable String ownerName,
        String name,
        String sha256,
        long bytes,
        Labels given,
        Labels labels,
        String title,
        @Nullable String named,
        DocumentState state,
        @Nullable String reason,
        @Nullable String message,
        int passages,
        @Nullable String model,
        boolean bundled,
        Instant uploaded,
        @Nullable Instant deleted) {

    /** Name for the pipeline; files of the same name do not meet in it. */
    String file() {
        return "uploads/" + id + "/" + name;
    }
}
