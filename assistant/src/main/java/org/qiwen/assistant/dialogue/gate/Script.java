package org.qiwen.assistant.dialogue.gate;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.gate.Fault.Kind;
import org.qiwen.ingestion.embed.SimplifiedChinese;

/**
 * Whether a sentence is plain writing of the dialogue's language: its letters, digits and ordinary punctuation, and beyond
 * them only what stands before the pupil already. A list of what is allowed, not of what is not: pictures, arrows,
 * formulas, tables, code and scripts nobody thought of fall outside by themselves.
 */
final class Script {
    private static final String PUNCTUATION = " ，。！？；：、“”‘’（）《》…—·,.!?;:()'\"-%℃°";

    /** Units and names that stand for themselves in either language. */
    private static final Set<String> UNITS = Set.of(
            "kg", "g", "mg", "t", "km", "m", "dm", "cm", "mm", "nm", "l", "ml", "s", "ms", "min", "h", "n", "w", "kw",
            "v", "a", "hz", "pa", "j", "kj", "mol", "ph", "co2", "o2", "h2o", "ai");

    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9](?:-?[0-9]){5,}");
    private static final Pattern MANY_NUMBERS = Pattern.compile("(?:[0-9]+[^0-9\\p{IsHan}\\p{IsLatin}]+){6,}[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Reckoning with numbers says no more than they do. */
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("(?<=[0-9])\\s?[+=×÷/~<>]\\s?(?=[0-9])");

    private static final Pattern DOTS = Pattern.compile("[.·。…—-]{5,}|(?:[.·—-]{1,5}[ /]){3,}");
    private static final Pattern EXCLAIMED = Pattern.compile("[！!？?]{2,}");

    private final boolean chinese;

    private Script(boolean chinese) {
        this.chinese = chinese;
    }

    static Script of(String locale) {
        return new Script(locale.startsWith("zh"));
    }

    /** What is not plain in the sentence, judged with what may stand in it. */
    Optional<Fault> fault(String sentence, String folded, Permitted permitted) {
        return hidden(sentence, permitted)
                .or(() -> traditional(sentence, permitted))
                .or(() -> letters(folded, permitted))
                .or(() -> signs(folded, permitted));
    }

    private static Optional<Fault> hidden(String sentence, Permitted permitted) {
        boolean unseen = sentence.codePoints()
                .anyMatch(c -> (Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.PRIVATE_USE
                                || Character.getType(c) == Character.UNASSIGNED
                                || Character.isISOControl(c) && c != '\n')
                        && !permitted.has(c));
        if (unseen) {
            return Optional.of(new Fault(Kind.HIDDEN, "characters nobody sees"));
        }
        if (Folding.isSpelledOut(sentence)) {
            return Optional.of(new Fault(Kind.HIDDEN, "spelled out"));
        }
        return Optional.empty();
    }

    private Optional<Fault> letters(String folded, Permitted permitted) {
        boolean strange = folded.codePoints()
                .filter(Character::isLetter)
                .anyMatch(c -> !permitted.has(c) && !usual(Character.UnicodeScript.of(c)));
        if (strange) {
            return Optional.of(new Fault(Kind.LANGUAGE, "another script"));
        }
        if (chinese && Permitted.latin(folded).anyMatch(w -> !UNITS.contains(w) && !permitted.has(w))) {
            return Optional.of(new Fault(Kind.LANGUAGE, "Latin letters"));
        }
        return Optional.empty();
    }

    private boolean usual(Character.UnicodeScript script) {
        return script == Character.UnicodeScript.LATIN || chinese && script == Character.UnicodeScript.HAN;
    }

    /** A sentence in characters that the dialogue's country does not write. */
    private Optional<Fault> traditional(String sentence, Permitted permitted) {
        boolean other = chinese
                && !SimplifiedChinese.of(sentence).equals(sentence)
                && sentence.codePoints()
                        .anyMatch(c -> !permitted.has(c)
                                && !SimplifiedChinese.of(Character.toString(c)).equals(Character.toString(c)));
        return other ? Optional.of(new Fault(Kind.LANGUAGE, "traditional characters")) : Optional.empty();
    }

    private static Optional<Fault> signs(String folded, Permitted permitted) {
        String gapless =
                BETWEEN_NUMBERS.matcher(GAP.matcher(folded).replaceAll("")).replaceAll("，");
        if (gapless.indexOf('\n') >= 0) {
            return Optional.of(new Fault(Kind.MARKUP, "several lines"));
        }
        boolean sign = gapless.codePoints()
                .anyMatch(c -> !Character.isLetterOrDigit(c) && PUNCTUATION.indexOf(c) < 0 && !permitted.has(c));
        if (sign) {
            return Optional.of(new Fault(Kind.MARKUP, "sign"));
        }
        if (EXCLAIMED.matcher(gapless).find()) {
            return Optional.of(new Fault(Kind.NEVER, "row of marks"));
        }
        if (LONG_NUMBER.matcher(gapless).results().anyMatch(m -> !permitted.has(m.group()))) {
            return Optional.of(new Fault(Kind.LINK, "long number"));
        }
        boolean row = MANY_NUMBERS
                .matcher(gapless)
                .results()
                .flatMap(m -> NUMBER.matcher(m.group()).results())
                .anyMatch(m -> !permitted.has(m.group()));
        if (row || DOTS.matcher(gapless).find()) {
            return Optional.of(new Fault(Kind.HIDDEN, "numbers or dots in a row"));
        }
        return Optional.empty();
    }

    /** A gap to be filled by the pupil. */
    private static final Pattern GAP = Pattern.compile("_{2,}|（[\\s_]*）|\\([\\s_]*\\)|…+|\\.{3,}");
}
