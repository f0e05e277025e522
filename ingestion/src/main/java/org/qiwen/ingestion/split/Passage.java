package org.qiwen.ingestion.split;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.DocumentKind;

/**
 * A stretch of a document that is found, quoted and cited as one.
 *
 * @param id 32 hexadecimal digits made of document id, offsets and text: the same passage always has the same id, and a
 *     changed one has another
 * @param documentId id of the document
 * @param file where the document came from
 * @param title title of the document
 * @param page page or slide it starts on, from 1; null where the format has none
 * @param headings headings it stands under, outermost first, markers stripped; without the document's own title.
 *     A later part of a long table has the table's header row as its last heading
 * @param start offset of its first character in the parsed text
 * @param end offset after its last character
 * @param text exactly the parsed text from {@code start} to {@code end}
 * @param kind what the document is for
 * @param stages names of the stages it is written for; empty: for none in particular
 * @param discipline null when unknown
 * @param locale language of its document, which decides the model that reads it and the searches that find it: a Chinese
 *     teacher who searches in Chinese finds the English abstract of her own handout, as bge-zh's vectors of it are only
 *     comparable with bge-zh's; {@link #language()} is its own
 * @param inquiry id of the inquiry it belongs to, or null
 * @param nature evidence or explanation
 */
public record Passage(
        String id,
        String documentId,
        String file,
        String title,
        @Nullable Integer page,
        List<String> headings,
        int start,
        int end,
        String text,
        DocumentKind kind,
        Set<String> stages,
        @Nullable String discipline,
        Locale locale,
        @Nullable String inquiry,
        Nature nature) {

    public Passage {
        headings = List.copyOf(headings);
        stages = Set.copyOf(stages);
        if (start < 0 || end - start != text.length() || text.isEmpty()) {
            throw new IllegalArgumentException(
                    "offsets " + start + ".." + end + " do not span a text of " + text.length() + " characters");
        }
    }

    /** The same passage of a document that has another title now. */
    public Passage title(String other) {
        return new Passage(
                id,
                documentId,
                file,
                other,
                page,
                headings,
                start,
                end,
                text,
                kind,
                stages,
                discipline,
                locale,
                inquiry,
                nature);
    }

    /** The same passage, marked as evidence or explanation. */
    public Passage nature(Nature marked) {
        return new Passage(
                id,
                documentId,
                file,
                title,
                page,
                headings,
                start,
                end,
                text,
                kind,
                stages,
                discipline,
                locale,
                inquiry,
                marked);
    }

    /** The headings in one line, such as {@code 现象 › 盐水里的鸡蛋}; empty when it stands under none. */
    public String heading() {
        return String.join(" › ", headings);
    }

    /**
     * What is searched and embedded: the text after title and headings, which often name what the text only calls "it". Long
     * headings are capped, so that a model reads all of the text.
     */
    public String textWithHeadings() {
        return Headline.of(title, headings) + "\n" + text;
    }

    /** Language of this passage by its letters: an English abstract within a Chinese document is English. */
    public Locale language() {
        return Script.languageOf(text, locale);
    }
}
