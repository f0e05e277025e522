package org.qiwen.assistant.passages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.conversation.LearnedIdeas;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.web.Refusal;
import org.qiwen.ingestion.search.PassageSearch;
import org.qiwen.ingestion.search.ScoredPassage;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageFilter;
import org.qiwen.ingestion.store.PassageStore;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Searches, opens and changes passages off the event loop. Everybody gets passages of the house and of the own school; a
 * student gets one only past the gate.
 */
@Component
public class PassageDesk {
    private final PassageSearch search;
    private final PassageStore store;
    private final InquiryCatalog catalog;
    private final LearnedIdeas learned;
    private final Gates gates = new Gates();
    private final StoreThreads threads;

    PassageDesk(
            PassageSearch search,
            PassageStore store,
            InquiryCatalog catalog,
            LearnedIdeas learned,
            StoreThreads threads) {
        this.search = search;
        this.store = store;
        this.catalog = catalog;
        this.learned = learned;
        this.threads = threads;
    }

    /** A passage as it may be read; {@code text} is null while it states an idea the student has not earned. */
    record Opened(
            Passage passage,
            @Nullable String heading,
            @Nullable String text) {}

    /** The passages of the reader's school and of the house that speak of a question, best first; no gate. */
    public Mono<List<ScoredPassage>> search(String query, Account reader, PassageFilter filter, int k) {
        PassageFilter visible = filter.owners(Set.of(reader.school().id().toString()));
        return threads.call(() -> search.search(query, visible, k));
    }

    /** A passage of any school; whoever asks has to look whose it is. Empty when there is none. */
    public Mono<Passage> find(String id) {
        return threads.call(() -> store.find(id).orElse(null));
    }

    /** The passages of a document in reading order; whoever asks has to look whose it is. */
    public Mono<List<Passage>> all(String document) {
        return threads.call(() -> store.passages(document));
    }

    /** Marks a passage as evidence or explanation; false when there is none. */
    public Mono<Boolean> mark(String id, Nature nature) {
        return threads.call(() -> store.mark(id, nature));
    }

    /** Gives a document's passages another title; when this completes they are shown and cited with it. */
    public Mono<Void> retitle(String document, String title) {
        return threads.call(() -> store.retitle(document, title)).then();
    }

    /** Removes a document's passages: when this completes nobody finds them, and no turn cites them. */
    public Mono<Void> forget(String document) {
        return threads.call(() -> store.delete(document)).then();
    }

    /** Opens a passage for {@code reader}; refuses when there is none, or only one of another school. */
    Mono<Opened> open(String id, Account reader) {
        return threads.call(() -> store.find(id).filter(passage -> maySee(passage, reader)))
                .flatMap(found ->
                        found.map(p -> open(p, reader)).orElseGet(() -> Mono.error(Refusal.notFound("passage"))));
    }

    private boolean maySee(Passage passage, Account reader) {
        return store.document(passage.documentId())
                .filter(document -> document.owner() == null
                        || document.owner().equals(reader.school().id().toString()))
                .isPresent();
    }

    private Mono<Opened> open(Passage passage, Account reader) {
        if (!reader.isStudent()) {
            return Mono.just(new Opened(passage, passage.heading(), passage.text()));
        }
        return Flux.fromIterable(guarding(passage))
                .concatMap(inquiry -> allowed(passage, inquiry, reader.id()))
                .reduce(new Opened(passage, passage.heading(), passage.text()), PassageDesk::stricter)
                .publishOn(threads.scheduler());
    }

    /** The inquiries whose ideas the passage could give away: its own, or all when it belongs to none. */
    private List<Inquiry> guarding(Passage passage) {
        List<Inquiry> all = catalog.all(passage.locale().toLanguageTag());
        Optional<Inquiry> own =
                all.stream().filter(i -> i.id().equals(passage.inquiry())).findFirst();
        return own.map(List::of).orElse(all);
    }

    private Mono<Opened> allowed(Passage passage, Inquiry inquiry, AccountId student) {
        return learned.access(student, inquiry).map(access -> gated(passage, inquiry, access));
    }

    private Opened gated(Passage passage, Inquiry inquiry, LearnedIdeas.Access access) {
        LeakGate gate = gates.of(inquiry);
        return new Opened(
                passage,
                PassageGate.mayShow(passage.heading(), gate, access.unearned()) ? passage.heading() : null,
                PassageGate.mayRead(passage, gate, access.unearned(), access.explanations()) ? passage.text() : null);
    }

    private static Opened stricter(Opened one, Opened other) {
        return new Opened(
                one.passage(),
                other.heading() == null ? null : one.heading(),
                other.text() == null ? null : one.text());
    }

    /** Everything in a language, narrowed by what was asked for. */
    static PassageFilter filter(
            String locale, @Nullable String stage, @Nullable String discipline, Set<String> inquiries) {
        PassageFilter filter = PassageFilter.in(Locale.forLanguageTag(locale)).inquiries(inquiries);
        if (stage != null) {
            filter = filter.stages(Set.of(stage));
        }
        return discipline == null ? filter : filter.disciplines(Set.of(discipline));
    }
}
