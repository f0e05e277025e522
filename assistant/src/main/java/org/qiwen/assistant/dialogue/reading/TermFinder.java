package org.qiwen.assistant.dialogue.reading;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Lexicon;

/** Finds the terms of one lexicon in normalised text, longest form first. Immutable. */
final class TermFinder {
    /** A form found in text; an empty term is a plain word that hides a term's character. */
    record Found(int start, int end, String form, String term) {}

    private static final String NUMBER = "[0-9]+(?:\\.[0-9]+)?";

    /** A syllable of fewer letters is too often something else. Our choice. */
    private static final int SHORTEST_PINYIN = 4;

    private static final Set<Character> DIGITS = Set.of('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static final Pattern LETTERS = Pattern.compile("[a-z]+");

    private final Map<String, String> termByForm;
    private final Map<Pattern, String> termByPattern = new LinkedHashMap<>();
    private final Map<String, String> termByPinyin;

    /** Whether a form must not begin or end inside a word. */
    private final boolean wholeWords;

    /** Length of the longest form that begins with a character; most characters begin none. */
    private final Map<Character, Integer> longest = new HashMap<>();

    /** Characters that begin a form with a number in it. */
    private final Set<Character> numbered = new HashSet<>();

    private TermFinder(Map<String, String> termByForm, Map<String, String> termByPinyin, boolean wholeWords) {
        this.wholeWords = wholeWords;
        this.termByForm = Map.copyOf(termByForm);
        this.termByPinyin = Map.copyOf(termByPinyin);
        termByForm.forEach((form, term) -> {
            if (!form.isEmpty()) {
                longest.merge(form.charAt(0), form.length(), Math::max);
            }
            if (form.contains("{n}")) {
                termByPattern.put(Pattern.compile(regex(form)), term);
                numbered.addAll(form.startsWith("{n}") ? DIGITS : Set.of(form.charAt(0)));
            }
        });
    }

    /** The finder for a lexicon; with {@code slips}, typing slips and pinyin count as the words they stand for. */
    static TermFinder of(Lexicon lexicon, Language language, boolean slips) {
        Map<String, String> termByForm = new HashMap<>();
        language.plainWords().forEach(word -> termByForm.put(word, ""));
        lexicon.terms().forEach((term, words) -> {
            for (String word : words) {
                termByForm.put(language.normalise(word), term);
            }
        });
        if (!slips) {
            return new TermFinder(termByForm, Map.of(), language.spaced());
        }
        Map<String, String> pinyin = language.spaced() ? Map.of() : pinyin(termByForm);
        Map<String, String> known = Map.copyOf(termByForm);
        Set<String> terms = lexicon.terms().keySet();
        lexicon.slips().forEach((slip, meant) -> {
            String term = terms.contains(meant) ? meant : known.get(language.normalise(meant));
            if (term != null) {
                termByForm.putIfAbsent(language.normalise(slip), term);
            }
        });
        return new TermFinder(termByForm, pinyin, language.spaced());
    }

    /** The toneless spelling of each form; one that two terms share stands for neither. */
    private static Map<String, String> pinyin(Map<String, String> termByForm) {
        Transliterator spelling = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
        Map<String, String> terms = new HashMap<>();
        Set<String> shared = new HashSet<>();
        termByForm.forEach((form, term) -> {
            String letters = spelling.transliterate(form).replace(" ", "");
            if (LETTERS.matcher(letters).matches() && letters.length() >= SHORTEST_PINYIN) {
                String other = terms.putIfAbsent(letters, term);
                if (other != null && !other.equals(term)) {
                    shared.add(letters);
                }
            }
        });
        terms.keySet().removeAll(shared);
        terms.values().removeIf(String::isEmpty);
        return terms;
    }

    List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Found here = at(text, at);
            if (here == null) {
                at++;
                continue;
            }
            if (!here.term().isEmpty()) {
                found.add(here);
            }
            at = here.end();
        }
        return found;
    }

    private @Nullable Found at(String text, int start) {
        Found best = spelled(text, start);
        int most = longest.getOrDefault(text.charAt(start), 0);
        for (int end = Math.min(text.length(), start + most); best == null && end > start; end--) {
            String term = termByForm.get(text.substring(start, end));
            if (term != null && bounded(text, start, end)) {
                best = new Found(start, end, text.substring(start, end), term);
            }
        }
        return numbered.contains(text.charAt(start)) ? numbered(text, start, best) : best;
    }

    /** The longest form with a number, when it is longer than {@code best}. */
    private @Nullable Found numbered(String text, int start, @Nullable Found best) {
        Found longer = best;
        for (Map.Entry<Pattern, String> form : termByPattern.entrySet()) {
            Matcher matcher = form.getKey().matcher(text).region(start, text.length());
            if (matcher.lookingAt()
                    && bounded(text, start, matcher.end())
                    && (longer == null || matcher.end() > longer.end())) {
                longer = new Found(start, matcher.end(), matcher.group(), form.getValue());
            }
        }
        return longer;
    }

    private boolean bounded(String text, int start, int end) {
        return !wholeWords || !isWord(text, start - 1) && !isWord(text, end);
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    /** A whole run of letters that spells a form. */
    private @Nullable Found spelled(String text, int start) {
        if (termByPinyin.isEmpty() || start > 0 && isLetter(text.charAt(start - 1))) {
            return null;
        }
        int end = start;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        String letters = text.substring(start, end);
        String term = termByPinyin.get(letters);
        return term == null ? null : new Found(start, end, letters, term);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Whether a text is a form of a term. */
    boolean knows(String form) {
        return !termByForm.getOrDefault(form, "").isEmpty();
    }

    private static String regex(String form) {
        return Arrays.stream(form.split("\\{n}", -1)).map(Pattern::quote).collect(Collectors.joining(NUMBER));
    }
}
