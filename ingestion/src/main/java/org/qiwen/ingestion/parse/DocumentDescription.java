package org.qiwen.ingestion.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a document besides its text. Whoever hands in a document gives the defaults; the
 * {@link FolderLabels} of its folder override them field by field, and the front matter of a Markdown file overrides both.
 *
 * @param id stable name chosen by the author (letters, digits, {@code . _ -}, at most 120); null: made from the file name
 * @param title null: the first heading, else the file name without its ending
 * @param kind what the document is for
 * @param stages names of the school stages it is written for; empty: for none in particular
 * @param discipline null when unknown
 * @param locale language of the text; decides which embedding model reads it
 * @param inquiry id of the inquiry it belongs to, or null
 * @param licence null when unknown
 * @param sources what the document rests on, in the author's words
 * @param owner id of the account that handed it in; null: it belongs to the house, as the bundled corpus does
 */
public record DocumentDescription(
        @Nullable String id,
        @Nullable String title,
        DocumentKind kind,
        Set<String> stages,
        @Nullable String discipline,
        Locale locale,
        @Nullable String inquiry,
        @Nullable String licence,
        List<String> sources,
        @Nullable String owner) {

    /** Longest id, in characters. Our choice: it becomes part of URLs. */
    public static final int MAX_ID_CHARACTERS = 120;

    public DocumentDescription {
        if (id != null && !id.matches("[\\p{L}\\p{N}._-]{1," + MAX_ID_CHARACTERS + "}")) {
            throw new IllegalArgumentException("id must be letters, digits and . _ - (at most " + MAX_ID_CHARACTERS
                    + " characters), was '" + id + "'");
        }
        stages = Set.copyOf(stages);
        sources = List.copyOf(sources);
    }

    /** A description with nothing but kind and language. */
    public static DocumentDescription of(DocumentKind kind, Locale locale) {
        return new DocumentDescription(null, null, kind, Set.of(), null, locale, null, null, List.of(), null);
    }

    /** The same, handed in by {@code account}; null: by the house. */
    public DocumentDescription owner(@Nullable String account) {
        return new DocumentDescription(id, title, kind, stages, discipline, locale, inquiry, licence, sources, account);
    }

    /** One line that is equal for equal descriptions, to notice that a document is handed in with other defaults. */
    public String signature() {
        return String.join(
                "|",
                String.valueOf(id),
                String.valueOf(title),
                kind.name(),
                new TreeSet<>(stages).toString(),
                String.valueOf(discipline),
                locale.toLanguageTag(),
                String.valueOf(inquiry),
                String.valueOf(licence),
                sources.toString(),
                String.valueOf(owner));
    }
}
