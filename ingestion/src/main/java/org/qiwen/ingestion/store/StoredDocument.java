package org.qiwen.ingestion.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.DocumentKind;

/**
 * One line of the list of documents.
 *
 * @param id unique
 * @param file where it came from
 * @param title its title
 * @param kind what it is for
 * @param locale its language
 * @param inquiry id of the inquiry it belongs to, or null
 * @param licence null when unknown
 * @param owner id of whom it belongs to, as it was handed in; null: it belongs to the house
 * @param contentHash SHA-256 of its bytes, 64 hexadecimal digits
 * @param recipe how its passages were made (version of the pipeline, sizes, defaults): another recipe, other passages
 * @param model embedding model of its vectors
 * @param passages how many passages it has
 */
public record StoredDocument(
        String id,
        String file,
        String title,
        DocumentKind kind,
        Locale locale,
        @Nullable String inquiry,
        @Nullable String licence,
        @Nullable String owner,
        String contentHash,
        String recipe,
        String model,
        int passages) {

    /** The same document under another title. */
    StoredDocument title(String other) {
        return new StoredDocument(
                id, file, other, kind, locale, inquiry, licence, owner, contentHash, recipe, model, passages);
    }
}
