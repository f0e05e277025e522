package org.qiwen.assistant.documents;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.web.Fields;
import org.qiwen.ingestion.parse.DocumentKind;

/** Reads labels out of text fields: {@code kind, stages, discipline, locale, inquiry, licence}. Pure. */
final class LabelReader {
    private LabelReader() {}

    /**
     * The labels that the fields say, over {@code otherwise} where they say nothing; an empty field says "none".
     *
     * @param wrong told about each field that cannot be read
     */
    static Labels read(Map<String, String> fields, Labels otherwise, Fields wrong) {
        return new Labels(
                kind(fields.get("kind"), otherwise.kind(), wrong),
                stages(fields.get("stages"), otherwise.stages(), wrong),
                text("discipline", fields.get("discipline"), otherwise.discipline(), 100, wrong),
                locale(fields.get("locale"), otherwise.locale(), wrong),
                text("inquiry", fields.get("inquiry"), otherwise.inquiry(), 100, wrong),
                text("licence", fields.get("licence"), otherwise.licence(), 200, wrong));
    }

    private static DocumentKind kind(@Nullable String value, DocumentKind otherwise, Fields wrong) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind.name().equalsIgnoreCase(value.strip())) {
                return kind;
            }
        }
        wrong.reject("kind", "must be one of " + Arrays.toString(DocumentKind.values()));
        return otherwise;
    }

    private static Set<String> stages(@Nullable String value, Set<String> otherwise, Fields wrong) {
        if (value == null) {
            return otherwise;
        }
        Set<String> stages = new TreeSet<>();
        for (String name : value.split("[,，\\s]+")) {
            if (!name.isEmpty()) {
                stages.add(name.toUpperCase(Locale.ROOT));
            }
        }
        for (String stage : stages) {
            wrong.require(
                    Arrays.stream(Stage.values()).anyMatch(known -> known.name().equals(stage)),
                    "stages",
                    "must be some of " + Arrays.toString(Stage.values()) + ", with commas between");
        }
        return stages;
    }

    private static String locale(@Nullable String value, String otherwise, Fields wrong) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            return new Locale.Builder().setLanguageTag(value.strip()).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            wrong.reject("locale", "must be a language tag such as zh-CN");
            return otherwise;
        }
    }

    private static @Nullable String text(
            String field, @Nullable String value, @Nullable String otherwise, int most, Fields wrong) {
        if (value == null) {
            return otherwise;
        }
        String text = value.replace("\u0000", "").strip();
        wrong.require(text.length() <= most, field, "has at most " + most + " characters");
        return text.isEmpty() ? null : text;
    }
}
