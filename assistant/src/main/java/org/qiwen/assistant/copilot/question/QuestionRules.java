package org.qiwen.assistant.copilot.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Stage;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The rules of a language, as data.
 *
 * @param terms words, and the stage that first deals with them; null is beyond school
 * @param passed what is said when no fault was found
 * @param likely what is said of a fault that no rule found, but that is likely by what was learned
 */
record QuestionRules(
        List<Rule> rules,
        Map<String, @Nullable Reach> terms,
        Map<Fault, String> passed,
        Map<Fault, String> likely,
        String far,
        String ahead,
        String many,
        String noQuestion,
        String hazard) {

    /** Where a word belongs. */
    enum Reach {
        JUNIOR(3),
        SENIOR(4),
        BEYOND(6);

        private final int level;

        Reach(int level) {
            this.level = level;
        }

        /** How many steps of schooling lie between a stage and this: primary, junior, senior, beyond. */
        int ahead(Stage stage) {
            int own = stage.isPrimary() ? 2 : stage == Stage.JUNIOR ? 3 : 4;
            return level - own;
        }
    }

    /** A pattern that shows a fault at some stages. */
    record Rule(Fault fault, Pattern when, @Nullable Pattern unless, String stages, String reason) {
        boolean finds(String question, Stage stage) {
            return fits(stage)
                    && when.matcher(question).find()
                    && (unless == null || !unless.matcher(question).find());
        }

        private boolean fits(Stage stage) {
            return switch (stages) {
                case "PRIMARY" -> stage.isPrimary();
                case "LOWER" -> stage == Stage.PRIMARY_LOWER;
                case "SECONDARY" -> !stage.isPrimary();
                default -> true;
            };
        }
    }

    static QuestionRules of(String locale) {
        String resource = "/copilot/question-rules/" + locale + ".yaml";
        try (InputStream in = Objects.requireNonNull(QuestionRules.class.getResourceAsStream(resource), resource)) {
            Map<?, ?> root = (Map<?, ?>)
                    Objects.requireNonNull(new Load(LoadSettings.builder().build())
                            .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            List<Rule> rules = ((List<?>) get(root, "rules"))
                    .stream().map(rule -> rule((Map<?, ?>) rule)).toList();
            Map<String, @Nullable Reach> terms = new LinkedHashMap<>();
            ((Map<?, ?>) get(root, "terms"))
                    .forEach((reach, words) -> ((List<?>) words)
                            .forEach(word -> terms.put(String.valueOf(word), Reach.valueOf(String.valueOf(reach)))));
            return new QuestionRules(
                    rules,
                    terms,
                    byFault(root, "passed"),
                    byFault(root, "likely"),
                    text(root, "far"),
                    text(root, "ahead"),
                    text(root, "many"),
                    text(root, "noQuestion"),
                    text(root, "hazard"));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /** Each fault with the reason of the rule that found it, or what is said where none did. */
    Map<Fault, String> reasons(Set<Fault> faults, Map<Fault, String> byRules) {
        Map<Fault, String> reasons = new EnumMap<>(Fault.class);
        faults.forEach(fault -> reasons.put(fault, byRules.getOrDefault(fault, likely.getOrDefault(fault, ""))));
        return reasons;
    }

    private static Map<Fault, String> byFault(Map<?, ?> root, String key) {
        Map<Fault, String> texts = new EnumMap<>(Fault.class);
        Arrays.stream(Fault.values())
                .forEach(fault -> texts.put(fault, text((Map<?, ?>) get(root, key), fault.name())));
        return texts;
    }

    private static Rule rule(Map<?, ?> rule) {
        Object unless = rule.get("unless");
        Object stages = rule.get("stages");
        return new Rule(
                Fault.valueOf(text(rule, "fault")),
                Pattern.compile(text(rule, "when")),
                unless == null ? null : Pattern.compile(String.valueOf(unless)),
                stages == null ? "" : String.valueOf(stages),
                text(rule, "reason"));
    }

    private static Object get(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(get(map, key));
    }
}
