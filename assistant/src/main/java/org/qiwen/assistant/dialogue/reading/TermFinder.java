package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    private final Map<String, String> termByForm;
    private final Map<Pattern, String> termByPattern = new LinkedHashMap<>();
    private final Pattern forms;

    private TermFinder(Map<String, String> termByForm) {
        this.termByForm = termByForm;
        List<String> ordered = new ArrayList<>(termByForm.keySet());
        ordered.sort(Comparator.comparingInt(String::length).reversed());
        for (String form : ordered) {
            if (form.contains("{n}")) {
                termByPattern.put(Pattern.compile(regex(form)), termByForm.getOrDefault(form, ""));
            }
        }
        this.forms = Pattern.compile(ordered.stream().map(TermFinder::regex).collect(Collectors.joining("|")));
    }

    /** The finder for a lexicon; with {@code slips}, typing slips count as the words they stand for. */
    static TermFinder of(Lexicon lexicon, boolean slips) {
        Map<String, String> termByForm = new HashMap<>();
        ChineseWords.PLAIN_WORDS.forEach(word -> termByForm.put(word, ""));
        lexicon.terms().forEach((term, words) -> {
            for (String word : words) {
                termByForm.put(Normaliser.normalise(word), term);
            }
        });
        if (slips) {
            Map<String, String> known = Map.copyOf(termByForm);
            Set<String> terms = lexicon.terms().keySet();
            lexicon.slips().forEach((slip, meant) -> {
                String term = terms.contains(meant) ? meant : known.get(Normaliser.normalise(meant));
                if (term != null) {
                    termByForm.putIfAbsent(Normaliser.normalise(slip), term);
                }
            });
        }
        return new TermFinder(termByForm);
    }

    List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = forms.matcher(text);
        while (matcher.find()) {
            String form = matcher.group();
            String term = term(form);
            if (term != null && !term.isEmpty()) {
                found.add(new Found(matcher.start(), matcher.end(), form, term));
            }
        }
        return found;
    }

    private @Nullable String term(String form) {
        String term = termByForm.get(form);
        if (term != null) {
            return term;
        }
        return termByPattern.entrySet().stream()
                .filter(e -> e.getKey().matcher(form).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String regex(String form) {
        int at = form.indexOf("{n}");
        return at < 0
                ? Pattern.quote(form)
                : (at == 0 ? "" : Pattern.quote(form.substring(0, at)))
                        + NUMBER
                        + (at + 3 == form.length() ? "" : Pattern.quote(form.substring(at + 3)));
    }
}
