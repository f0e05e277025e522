package org.qiwen.assistant.passages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.tutor.Citations;
import org.qiwen.assistant.tutor.TurnEvent;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.search.PassageSearch;
import org.qiwen.ingestion.search.ScoredPassage;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageFilter;

/** Cites the passages of an inquiry's own material that a turn rests on. */
final class PassageCitations implements Citations {
    /** One source a turn is read; more is a list nobody opens. Our choice. */
    private static final int MOST = 1;

    private final PassageSearch search;
    private final Embedders embedders;
    private final Gates gates = new Gates();

    /** Vectors of what turns are about: authored texts, so there are few and they come again. */
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    PassageCitations(PassageSearch search, Embedders embedders) {
        this.search = search;
        this.embedders = embedders;
    }

    @Override
    public List<TurnEvent.Citation> cite(
            Inquiry inquiry, String school, String about, boolean explanation, Set<String> unearned) {
        Nature nature = explanation ? Nature.EXPLANATION : Nature.EVIDENCE;
        Locale locale = Locale.forLanguageTag(inquiry.locale());
        PassageFilter filter = PassageFilter.in(locale)
                .owners(Set.of(school))
                .inquiries(Set.of(inquiry.id()))
                .natures(nature);
        List<ScoredPassage> found = search.search(about, vector(about, locale), filter, MOST);
        LeakGate gate = gates.of(inquiry);
        List<TurnEvent.Citation> citations = new ArrayList<>();
        for (ScoredPassage scored : found) {
            Passage passage = scored.passage();
            @Nullable String quote = PassageGate.mayRead(passage, gate, unearned, explanation) ? passage.text() : null;
            String heading = PassageGate.mayShow(passage.heading(), gate, unearned) ? passage.heading() : "";
            citations.add(new TurnEvent.Citation(
                    citations.size() + 1,
                    passage.id(),
                    passage.documentId(),
                    passage.title(),
                    passage.page(),
                    heading,
                    quote));
        }
        return citations;
    }

    private float[] vector(String about, Locale locale) {
        return vectors.computeIfAbsent(
                locale.toLanguageTag() + about,
                key -> embedders.forLocale(locale).embed(about));
    }
}
