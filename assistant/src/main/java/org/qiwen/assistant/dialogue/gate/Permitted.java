package org.qiwen.assistant.dialogue.gate;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands before the pupil or comes from the pupil: characters, words in letters and sentences that a turn may use
 * again whatever they look like.
 */
final class Permitted {
    /** A word in Latin letters, with the digits that belong to it (CO2). */
    static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}][\\p{IsLatin}0-9'-]*");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final BitSet characters = new BitSet();
    private final Set<String> words = new HashSet<>();
    private final String authored;

    /**
     * @param authored the text being reworded
     * @param texts everything else that may be said again
     */
    Permitted(String authored, List<String> texts) {
        this.authored = Folding.letters(Folding.fold(authored));
        Stream.concat(Stream.of(authored), texts.stream()).forEach(text -> {
            text.codePoints().forEach(characters::set);
            String folded = Folding.fold(text);
            folded.codePoints().forEach(characters::set);
            words.addAll(latin(folded).collect(Collectors.toSet()));
            NUMBER.matcher(folded).results().forEach(m -> words.add(m.group()));
        });
    }

    /**
     * The same and more.
     *
     * @param more texts that were looked at before
     */
    Permitted(String authored, List<String> texts, List<Permitted> more) {
        this(authored, texts);
        for (Permitted some : more) {
            characters.or(some.characters);
            words.addAll(some.words);
        }
    }

    static Stream<String> latin(String folded) {
        return LATIN.matcher(folded).results().map(m -> m.group().toLowerCase(Locale.ROOT));
    }

    boolean has(int character) {
        return characters.get(character);
    }

    boolean has(String word) {
        return words.contains(word);
    }

    /** Whether the text is a piece of the authored text, letter by letter. */
    boolean isAuthored(String folded) {
        String letters = Folding.letters(folded);
        return !letters.isEmpty() && authored.contains(letters);
    }
}
