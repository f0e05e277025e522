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

    /** What the gate said of passages: a class meets the same ones in the same few states. */
    private final Map<Met, Gated> gated = new ConcurrentHashMap<>();

    /** Enough for the passages and states of a school's day; then they are judged anew. Our choice. */
    private static final int MOST_GATED = 2_000;

    /** A passage as it was, met in a state. */
    private record Met(String inquiry, Passage passage, boolean explanation, Set<String> unearned) {}

    /** What of it may be shown. */
    private record Gated(@Nullable String quote, String heading) {}

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
        List<TurnEvent.Citation> citations = new ArrayList<>();
        for (ScoredPassage scored : found) {
            Passage passage = scored.passage();
            Gated shown = gated(inquiry, passage, explanation, unearned);
            citations.add(new TurnEvent.Citation(
                    citations.size() + 1,
                    passage.id(),
                    passage.documentId(),
                    passage.title(),
                    passage.page(),
                    shown.heading(),
                    shown.quote()));
        }
        return citations;
    }

    private Gated gated(Inquiry inquiry, Passage passage, boolean explanation, Set<String> unearned) {
        if (gated.size() >= MOST_GATED) {
            gated.clear();
        }
        LeakGate gate = gates.of(inquiry);
        return gated.computeIfAbsent(
                new Met(
                        inquiry.locale() + "/" + inquiry.id() + "/" + inquiry.version(),
                        passage,
                        explanation,
                        Set.copyOf(unearned)),
                met -> new Gated(
                        PassageGate.mayRead(passage, gate, unearned, explanation) ? passage.text() : null,
                        PassageGate.mayShow(passage.heading(), gate, unearned) ? passage.heading() : ""));
    }

    private float[] vector(String about, Locale locale) {
        return vectors.computeIfAbsent(
                locale.toLanguageTag() + about,
                key -> embedders.forLocale(locale).embed(about));
    }
}
