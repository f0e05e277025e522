package org.qiwen.assistant.copilot.risk;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiwen.assistant.inquiry.Stage;

/**
 * What a text of the hazard table says to one stage. A row speaks to all stages: 小学由教师演示；中学教师在旁. A clause that begins
 * with another stage is left out; one that names two stages is kept, since half of it may be ours. Pure.
 */
public final class StageClauses {
    private static final Pattern BREAK = Pattern.compile("[；;]");
    private static final Pattern ZH = Pattern.compile("小学低中段|低中段|小学中段|小学高段|小学低段|低年级|中年级|高年级|低段|中段|高段|小学|初中|高中|中学");
    private static final Pattern ZH_UPWARD = Pattern.compile("^(?:以上|起)");
    private static final Pattern REST = Pattern.compile("^(?:其余|其他学段)");
    private static final Pattern EN = Pattern.compile(
            "\\b(from )?((?:lower|middle|upper)(?: and (?:middle|upper))? primary|primary|junior|senior)(?: school| pupils)?\\b",
            Pattern.CASE_INSENSITIVE);

    private StageClauses() {}

    /** The text without what it says to other stages; empty when nothing else is left. */
    public static Optional<String> at(Stage stage, String text) {
        List<String> kept = Stream.of(BREAK.split(text))
                .map(String::strip)
                .filter(clause -> speaksTo(clause, stage))
                .map(clause -> REST.matcher(clause).replaceFirst(""))
                .toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(String.join(text.contains("；") ? "；" : "; ", kept));
    }

    private static boolean speaksTo(String clause, Stage stage) {
        Matcher zh = ZH.matcher(clause);
        if (zh.lookingAt()) {
            String word = zh.group();
            String after = clause.substring(zh.end());
            boolean another = zh.find() || after.startsWith("和");
            return another
                    || reaches(chinese(word), ZH_UPWARD.matcher(after).find()).contains(stage);
        }
        Matcher en = EN.matcher(clause);
        if (en.find()) {
            Set<Stage> named = reaches(english(en.group(2)), en.group(1) != null);
            return en.find() || named.contains(stage);
        }
        return true;
    }

    private static Set<Stage> reaches(Set<Stage> named, boolean upward) {
        if (!upward) {
            return named;
        }
        Stage first = named.iterator().next();
        return EnumSet.range(first, Stage.SENIOR);
    }

    private static Set<Stage> chinese(String word) {
        return switch (word) {
            case "小学低段", "低段", "低年级" -> EnumSet.of(Stage.PRIMARY_LOWER);
            case "小学低中段", "低中段" -> EnumSet.of(Stage.PRIMARY_LOWER, Stage.PRIMARY_MIDDLE);
            case "小学中段", "中段", "中年级" -> EnumSet.of(Stage.PRIMARY_MIDDLE);
            case "小学高段", "高段", "高年级" -> EnumSet.of(Stage.PRIMARY_UPPER);
            case "初中" -> EnumSet.of(Stage.JUNIOR);
            case "高中" -> EnumSet.of(Stage.SENIOR);
            case "中学" -> EnumSet.of(Stage.JUNIOR, Stage.SENIOR);
            default -> EnumSet.range(Stage.PRIMARY_LOWER, Stage.PRIMARY_UPPER);
        };
    }

    private static Set<Stage> english(String words) {
        String lower = words.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("junior")) {
            return EnumSet.of(Stage.JUNIOR);
        }
        if (lower.startsWith("senior")) {
            return EnumSet.of(Stage.SENIOR);
        }
        EnumSet<Stage> named = EnumSet.noneOf(Stage.class);
        if (lower.contains("lower")) {
            named.add(Stage.PRIMARY_LOWER);
        }
        if (lower.contains("middle")) {
            named.add(Stage.PRIMARY_MIDDLE);
        }
        if (lower.contains("upper")) {
            named.add(Stage.PRIMARY_UPPER);
        }
        return named.isEmpty() ? EnumSet.range(Stage.PRIMARY_LOWER, Stage.PRIMARY_UPPER) : named;
    }
}
