package org.qiwen.assistant.copilot.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/**
 * Words of any lesson: those that plans are put together with, and a list of ordinary ones. Whatever else is said belongs to a
 * subject. Chinese is written without spaces, so there a stretch between two function characters is looked at: where two
 * general words meet, one pair of characters alone is strange; a word that is not general has none that is not. Immutable and
 * thread-safe.
 */
final class GeneralWords {
    /** Strange pairs in a row that hold a strange word of two characters inside a stretch: its own and one on each side. */
    private static final int STRANGE_INSIDE = 3;
    /** The same at one end of a stretch, where one side is missing. */
    private static final int STRANGE_AT_EDGE = 2;
    /** Characters that stand between words of any kind, or make a word of any kind longer. */
    private static final String FUNCTION =
            "一的了着过地得是在有也都就才还又再先后不没我你他她它们这那一说看听写想问讲给把让请要会能可以上下来去时候中里个每自己与和对到从为但而等好同用几什么怎谁哪吧吗呢啊";
    /** Shorter Latin words are articles and the like. */
    private static final int SHORTEST = 3;

    private static final Pattern CLAUSE = Pattern.compile("[^\\p{IsHan}]+");
    private static final Pattern STRETCH = Pattern.compile("[^\\p{IsHan}]+|[" + FUNCTION + "]");
    private static final Pattern WORD = Pattern.compile("[^\\p{IsLatin}']+");
    private static final Map<String, GeneralWords> BY_LOCALE = new ConcurrentHashMap<>();

    private final boolean chinese;
    private final Bigrams pairs;
    private final Set<Integer> characters;
    private final Set<String> words;

    private GeneralWords(boolean chinese, String text) {
        this.chinese = chinese;
        this.pairs = chinese ? pairs(text) : Bigrams.of("");
        this.characters = chinese ? text.codePoints().boxed().collect(Collectors.toUnmodifiableSet()) : Set.of();
        this.words = chinese ? Set.of() : words(text);
    }

    /** Those of a plan's language. */
    static GeneralWords of(String locale) {
        return BY_LOCALE.computeIfAbsent(
                locale,
                key -> new GeneralWords(
                        key.startsWith("zh"),
                        read("/copilot/plan/" + key + ".yaml") + "\n" + read("/copilot/wording/" + key + ".words")));
    }

    /** Whether the text holds a word that is neither general nor in {@code known}. */
    boolean hasOther(String text, String known) {
        if (chinese) {
            Bigrams there = pairs(known);
            return STRETCH.splitAsStream(text).anyMatch(stretch -> isStrange(stretch, there, known));
        }
        Set<String> there = words(known);
        Predicate<String> fine = word -> words.contains(word) || there.contains(word);
        return words(text).stream().anyMatch(fine.negate());
    }

    private boolean isStrange(String stretch, Bigrams known, String text) {
        if (stretch.length() == 1) {
            return !characters.contains(stretch.codePointAt(0)) && !text.contains(stretch);
        }
        int run = 0;
        int last = stretch.length() - 2;
        for (int i = 0; i <= last; i++) {
            int pair = Bigrams.pair(stretch.charAt(i), stretch.charAt(i + 1));
            run = pairs.contains(pair) || known.contains(pair) ? 0 : run + 1;
            boolean whole = run == last + 1;
            boolean edge = i == last || i + 1 == run;
            if (whole || run >= STRANGE_INSIDE || (edge && run >= STRANGE_AT_EDGE)) {
                return true;
            }
        }
        return false;
    }

    private static Bigrams pairs(String text) {
        return Bigrams.of(CLAUSE.splitAsStream(text)
                .flatMapToInt(clause -> IntStream.range(0, clause.length() - 1)
                        .map(i -> Bigrams.pair(clause.charAt(i), clause.charAt(i + 1)))));
    }

    private static Set<String> words(String text) {
        return WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST)
                .map(GeneralWords::stem)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without its ending, so that asks, asked and asking are one word. */
    private static String stem(String word) {
        String bare = word.replaceAll("'.*", "").replaceAll("(?:ing|ed|es|s|ly|e|y|ies)$", "");
        return bare.length() >= SHORTEST - 1 ? bare : word;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(GeneralWords.class.getResourceAsStream(resource), resource)) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"))
                    .replaceAll("\\{[a-zA-Z]+}", "/");
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
