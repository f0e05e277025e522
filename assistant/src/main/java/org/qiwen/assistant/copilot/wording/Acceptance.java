package org.qiwen.assistant.copilot.wording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiwen.assistant.copilot.risk.HazardTable;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.ingestion.embed.SimplifiedChinese;

/**
 * Says whether a model's wording of a text may stand in the plan. What is kept has to be there letter by letter; what is not
 * kept may say nothing about the world: no number, no direction, no claim, no word of a subject, no hazard. Pure, immutable,
 * thread-safe.
 */
final class Acceptance {
    /**
     * Most characters: so many times as many as before, and {@link #MORE}. Our choice: steps of a plan are rows of a table, and
     * a plan that is half as long again is no longer read before a lesson.
     */
    static final double LONGEST = 1.6;

    static final int MORE = 20;
    /** Least characters, so many times as many as before: less leaves something out. Our choice. */
    private static final double SHORTEST = 0.6;
    /** Least share of the pairs of characters that are still there. Our choice: two texts of a plan that were swapped share less. */
    private static final double NEAR = 0.25;

    private static final Pattern MARKUP =
            Pattern.compile("[*`#|<>\\[\\]{}~\\\\\\n\\r\\t]|https?:|www\\.|\\.(?:com|cn|org|net)\\b");
    private static final Pattern NUMBER = Pattern.compile(
            "\\d+(?:\\.\\d+)?|[零〇二两三四五六七八九十百千万]+(?=[个次名位组条遍句张盆块枚分秒天节种份人题成项件处段行列页倍步])"
                    + "|\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|half|dozen|hundred|thousand)\\b",
            Pattern.CASE_INSENSITIVE);
    /** Says no; what only asks yes or no, such as 是不是, does not. */
    private static final Pattern DENIAL = Pattern.compile(
            "(?<!(.)(?=[不没]\\1))[不没未无非别勿](?!同)|\\b(?:not|no|never|nothing|nobody|none|without|cannot)\\b|n't\\b",
            Pattern.CASE_INSENSITIVE);
    /** Gives away what pupils are to find. */
    private static final Pattern TOLD = Pattern.compile(
            "告诉|揭晓|揭示|公布|答案|结论|\\b(?:reveal\\w*|answers?|conclusions?|tell them|told)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUESTION = Pattern.compile("[？?]");
    private static final Pattern QUOTED = Pattern.compile("[“‘「《][^”’」》]*[”’」》]|\"[^\"]*\"");
    private static final Pattern LATIN = Pattern.compile("[a-zA-Z]{2,}");
    private static final String PUNCTUATION = " ，。！？；：、“”‘’（）《》…—·,.!?;:()'\"-%℃°→／/_　＿";

    private final boolean chinese;
    private final GeneralWords words;
    private final Statements statements;
    private final HazardTable hazards;

    Acceptance(String locale, GeneralWords words, Statements statements, HazardTable hazards) {
        this.chinese = locale.startsWith("zh");
        this.words = words;
        this.statements = statements;
        this.hazards = hazards;
    }

    /** Why {@code wording} is not taken for the item; empty when it is. */
    Optional<Refused> refused(Item item, String wording) {
        String text = item.text();
        if (wording.length() > LONGEST * text.length() + MORE || wording.length() < SHORTEST * text.length()) {
            return Optional.of(Refused.LENGTH);
        }
        if (isMarkedUp(text, wording)) {
            return Optional.of(Refused.MARKUP);
        }
        if (isForeign(text, wording)) {
            return Optional.of(Refused.LANGUAGE);
        }
        Optional<String> free = without(wording, item.kept());
        Optional<String> before = without(text, item.kept());
        if (free.isEmpty() || before.isEmpty()) {
            return Optional.of(Refused.KEPT);
        }
        return talk(before.get(), free.get());
    }

    /** What is wrong with the part that a model is free to word. */
    private Optional<Refused> talk(String before, String free) {
        if (!numbers(free).equals(numbers(before))) {
            return Optional.of(Refused.NUMBER);
        }
        if (questions(free) != questions(before)) {
            return Optional.of(Refused.QUESTION);
        }
        if (denials(free) < denials(before)) {
            return Optional.of(Refused.DENIAL);
        }
        if (!hazards.in(free).isEmpty()) {
            return Optional.of(Refused.HAZARD);
        }
        if (TOLD.matcher(free).results().anyMatch(found -> !before.contains(found.group()))) {
            return Optional.of(Refused.TOLD);
        }
        if (Statements.sentences(free).stream().anyMatch(sentence -> statements.speaks(sentence, before))) {
            return Optional.of(Refused.STATEMENT);
        }
        if (words.hasOther(free, before)) {
            return Optional.of(Refused.WORD);
        }
        return Bigrams.containment(before, free) < NEAR ? Optional.of(Refused.FAR) : Optional.empty();
    }

    /** The wording with a comma for each kept piece; empty when they are not all there in their order, each once. */
    private static Optional<String> without(String wording, List<String> kept) {
        StringBuilder free = new StringBuilder();
        int at = 0;
        for (String piece : kept) {
            int found = wording.indexOf(piece, at);
            if (found < 0) {
                return Optional.empty();
            }
            free.append(wording, at, found).append('，');
            at = found + piece.length();
        }
        return Optional.of(free.append(wording, at, wording.length()).toString());
    }

    private boolean isForeign(String text, String wording) {
        boolean han = wording.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        if (!chinese) {
            return han;
        }
        return !han
                || LATIN.matcher(wording).results().anyMatch(found -> !text.contains(found.group()))
                || !SimplifiedChinese.of(wording).equals(wording)
                        && SimplifiedChinese.of(text).equals(text);
    }

    private static boolean isMarkedUp(String text, String wording) {
        return MARKUP.matcher(wording).results().anyMatch(found -> !text.contains(found.group()))
                || wording.codePoints()
                        .anyMatch(c ->
                                !Character.isLetterOrDigit(c) && PUNCTUATION.indexOf(c) < 0 && text.indexOf(c) < 0);
    }

    private static Map<String, Long> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .collect(Collectors.groupingBy(found -> found.group(), TreeMap::new, Collectors.counting()));
    }

    private static long denials(String text) {
        return DENIAL.matcher(text).results().count();
    }

    private static long questions(String text) {
        return QUESTION.matcher(QUOTED.matcher(text).replaceAll("")).results().count();
    }
}
