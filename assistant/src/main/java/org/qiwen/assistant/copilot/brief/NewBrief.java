package org.qiwen.assistant.copilot.brief;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.web.Fields;

/**
 * A brief as it comes over HTTP; only stage and topic are needed.
 *
 * @param classId class whose dialogues say what it thinks; null for none in particular
 * @param others fields that a brief does not have; each is refused by name, because a misspelt field would be lost silently
 */
public record NewBrief(
        @Nullable String locale,
        @Nullable String stage,
        @Nullable String topic,
        @Nullable String inquiry,
        @Nullable String textbook,
        @Nullable String unit,
        @Nullable Integer minutes,
        @Nullable Integer lessons,
        @Nullable Integer classSize,
        @Nullable Integer groupSize,
        @Nullable List<String> equipment,
        @Nullable List<String> ideas,
        @Nullable String model,
        @Nullable String question,
        @Nullable ClassId classId,
        @JsonAnySetter @Nullable Map<String, Object> others) {

    /** Names that an answer may repeat. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_]{1,40}");

    private static final String NO_FIELD = "is not a field of a brief";
    private static final int MOST_EQUIPMENT = 20;
    private static final int MOST_IDEAS = 10;

    /**
     * The brief with its defaults: a class of 45 in groups of four has one lesson of 40 minutes, as Chinese primary schools
     * have it.
     *
     * @throws org.qiwen.assistant.web.Refusal naming each wrong field
     */
    public Brief checked() {
        Fields fields = new Fields();
        String language = locale == null ? "zh-CN" : locale;
        fields.require(Brief.LOCALES.contains(language), "locale", "needs zh-CN or en");
        Stage known = Arrays.stream(Stage.values())
                .filter(s -> s.name().equals(stage))
                .findFirst()
                .orElse(null);
        fields.require(known != null, "stage", "needs one of " + Arrays.toString(Stage.values()));
        ProcessModel order = Arrays.stream(ProcessModel.values())
                .filter(m -> m.name().equals(model))
                .findFirst()
                .orElse(ProcessModel.FOUR_STEP);
        fields.require(model == null || order.name().equals(model), "model", "needs FOUR_STEP or FIVE_E");
        String about = fields.text("topic", plain(topic), 1, 100);
        String book = fields.text("textbook", plain(textbook), 0, 100);
        String part = fields.text("unit", plain(unit), 0, 100);
        String asked = fields.text("question", plain(question), 0, 200);
        int length = number(fields, "minutes", minutes, 40, 15, 120);
        int count = number(fields, "lessons", lessons, 1, 1, 6);
        int pupils = number(fields, "classSize", classSize, 45, 1, 80);
        int group = number(fields, "groupSize", groupSize, 4, 1, 10);
        List<String> tools = texts(fields, "equipment", equipment, MOST_EQUIPMENT);
        List<String> thoughts = texts(fields, "ideas", ideas, MOST_IDEAS);
        if (others != null) {
            others.keySet().stream()
                    .sorted()
                    .forEach(name -> fields.reject(PLAIN_NAME.matcher(name).matches() ? name : "field", NO_FIELD));
        }
        fields.check();
        return new Brief(
                language,
                Objects.requireNonNull(known),
                about,
                inquiry == null || inquiry.isBlank() ? null : inquiry,
                book,
                part,
                length,
                count,
                pupils,
                group,
                tools,
                thoughts,
                order,
                asked.isEmpty() ? null : asked,
                classId);
    }

    private static int number(Fields fields, String field, @Nullable Integer value, int otherwise, int min, int max) {
        int number = value == null ? otherwise : value;
        fields.require(number >= min && number <= max, field, "needs " + min + " to " + max);
        return number;
    }

    private static List<String> texts(Fields fields, String field, @Nullable List<String> values, int most) {
        if (values == null) {
            return List.of();
        }
        boolean fine = values.size() <= most && values.stream().allMatch(v -> v != null && v.length() <= 200);
        fields.require(fine, field, "needs at most " + most + " entries of 1 to 200 characters");
        return fine
                ? values.stream()
                        .map(NewBrief::plain)
                        .map(String::strip)
                        .filter(v -> !v.isEmpty())
                        .toList()
                : List.of();
    }

    /** Without control characters, which no document format bears. */
    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
    }
}
