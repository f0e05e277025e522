package org.qiwen.assistant.documents;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What somebody says about a document when handing it in; front matter inside a Markdown file may say otherwise.
 *
 * @param stages names of school stages, empty: for none in particular
 * @param locale a language tag
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Labels(
        DocumentKind kind,
        @JsonDeserialize(as = TreeSet.class) Set<String> stages,
        @Nullable String discipline,
        String locale,
        @Nullable String inquiry,
        @Nullable String licence) {

    /** Course material in Chinese, for no stage in particular. */
    public static final Labels DEFAULTS = new Labels(DocumentKind.COURSE_UNIT, Set.of(), null, "zh-CN", null, null);

    public Labels {
        stages = new TreeSet<>(stages);
    }

    /**
     * For the pipeline.
     *
     * @param id ours, so that nothing inside the file can take another document's place
     * @param title null: the one inside it
     * @param school whose it is, which is all that search asks; null: the house's
     */
    DocumentDescription description(String id, @Nullable String title, @Nullable SchoolId school) {
        return new DocumentDescription(
                id,
                title,
                kind,
                stages,
                discipline,
                Locale.forLanguageTag(locale),
                inquiry,
                licence,
                List.of(),
                school == null ? null : school.toString());
    }
}
