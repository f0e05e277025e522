package org.qiwen.assistant.passages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.tutor.Citations;
import org.qiwen.assistant.tutor.TurnEvent;
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

    PassageCitations(PassageSearch search) {
        this.search = search;
    }

    @Override
    public List<TurnEvent.Citation> cite(Inquiry inquiry, String about, boolean explanation, Set<String> unearned) {
        Nature nature = explanation ? Nature.EXPLANATION : Nature.EVIDENCE;
        PassageFilter filter = PassageFilter.in(Locale.forLanguageTag(inquiry.locale()))
                .inquiries(Set.of(inquiry.id()))
                .natures(nature);
        List<ScoredPassage> found = search.search(about, filter, MOST);
        LeakGate gate = new LeakGate(inquiry, new RelationReader(inquiry));
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
}
