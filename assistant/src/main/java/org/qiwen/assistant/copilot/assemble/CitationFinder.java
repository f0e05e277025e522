package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.plan.Citation;
import org.qiwen.ingestion.split.Passage;

/** Finds the passages that the matter of a lesson really stands in; no other is cited. Pure. */
final class CitationFinder {
    /** Share of a text's pairs of characters that a passage must have. Our choice: a copy with a word changed passes. */
    private static final double STANDS = 0.6;

    private CitationFinder() {}

    static List<Citation> find(Matter matter, List<Passage> passages) {
        Map<String, Set<String>> pairs = new LinkedHashMap<>();
        passages.forEach(p -> pairs.put(p.id(), Pairs.of(p.textWithHeadings())));
        Map<String, Citation> cited = new LinkedHashMap<>();
        for (String text : texts(matter)) {
            passages.stream()
                    .max(Comparator.comparingDouble(p -> Pairs.share(text, pairs.getOrDefault(p.id(), Set.of()))))
                    .filter(p -> Pairs.share(text, pairs.getOrDefault(p.id(), Set.of())) >= STANDS)
                    .ifPresent(p -> cited.putIfAbsent(p.id(), citation(cited.size() + 1, p, text)));
        }
        return new ArrayList<>(cited.values());
    }

    private static Set<String> texts(Matter matter) {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(matter.phenomenon());
        Stream.concat(matter.opening().stream(), matter.ideas().stream().flatMap(idea -> idea.exhibits().stream()))
                .forEach(exhibit -> {
                    texts.add(exhibit.text());
                    exhibit.rows().forEach(row -> texts.add(String.join(" ", row)));
                });
        matter.ideas().forEach(idea -> texts.add(idea.text()));
        texts.addAll(matter.facts());
        if (matter.hands() != null) {
            texts.addAll(matter.hands().steps());
        }
        if (matter.tale() != null) {
            matter.tale().stops().forEach(stop -> texts.add(stop.question()));
        }
        texts.remove("");
        return texts;
    }

    private static Citation citation(int number, Passage passage, String text) {
        Set<String> pairs = Pairs.of(text);
        String quote = SourceText.sentences(passage.text()).stream()
                .max(Comparator.comparingDouble(s -> Pairs.share(s, pairs)))
                .orElse(passage.text());
        return new Citation(
                number, passage.id(), passage.documentId(), passage.title(), passage.page(), passage.heading(), quote);
    }
}
