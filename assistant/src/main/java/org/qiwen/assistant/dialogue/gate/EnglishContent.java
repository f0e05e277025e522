package org.qiwen.assistant.dialogue.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether an English text repeats most of a guarded wording: by the stems of its words, for there is no reader of English
 * relations. An open question may name the same things; a statement or a question to be answered by yes may not.
 */
final class EnglishContent {
    /** Share of a wording's stems in a statement that counts as saying it. Our choice, until English lines are measured. */
    private static final double STATED = 0.6;

    /** The same in an open question. Our choice, as above. */
    private static final double ASKED = 0.85;

    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern OPEN = Pattern.compile("\\b(?:what|why|how|which|who|where|when)\\b[^?]*\\?");
    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "of", "to", "in", "on", "at", "is", "are", "was", "were", "be", "it", "its", "and", "or",
            "that", "this", "these", "those", "with", "for", "by", "as", "so", "then", "than", "do", "does", "did",
            "has", "have", "will", "can", "you", "we", "they", "there", "from", "when", "if");

    private EnglishContent() {}

    /** @param wordings the wordings of the unearned ideas */
    static Optional<Fault> fault(String folded, List<String> wordings) {
        String lower = folded.toLowerCase(Locale.ROOT);
        Set<String> said = stems(lower);
        double enough = OPEN.matcher(lower).find() ? ASKED : STATED;
        return wordings.stream().anyMatch(wording -> share(stems(wording), said) >= enough)
                ? Optional.of(new Fault(Fault.Kind.LEAK, "words of an idea"))
                : Optional.empty();
    }

    private static double share(Set<String> wording, Set<String> said) {
        return wording.size() < 2
                ? 0
                : (double) wording.stream().filter(said::contains).count() / wording.size();
    }

    private static Set<String> stems(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(m -> m.group())
                .filter(word -> !SMALL.contains(word))
                .map(EnglishContent::stem)
                .collect(Collectors.toSet());
    }

    private static String stem(String word) {
        String stem = word.replaceFirst("(?:ing|ers?|est|ed|es|s|ly)$", "");
        return stem.length() < 3 ? word : stem;
    }
}
