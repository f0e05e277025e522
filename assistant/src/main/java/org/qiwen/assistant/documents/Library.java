package org.qiwen.assistant.documents;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.passages.PassageDesk;
import org.qiwen.assistant.web.Fields;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.qiwen.ingestion.search.ScoredPassage;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageFilter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What teachers and admins do with documents. Both see the house's documents and those of the own school; a teacher changes
 * and deletes the own ones, an admin all of these.
 */
@Component
class Library {
    /** Longest title, in characters. Our choice: two lines of a list. */
    static final int MOST_TITLE = 200;

    private final Database database;
    private final DocumentStore documents;
    private final DocumentListStore lists;
    private final MarkStore marks;
    private final JobLedger ledger;
    private final PassageDesk passages;
    private final DocumentSettings settings;
    private final Clock clock;

    Library(
            Database database,
            DocumentStore documents,
            DocumentListStore lists,
            MarkStore marks,
            JobLedger ledger,
            PassageDesk passages,
            DocumentSettings settings,
            Clock clock) {
        this.database = database;
        this.documents = documents;
        this.lists = lists;
        this.marks = marks;
        this.ledger = ledger;
        this.passages = passages;
        this.settings = settings;
        this.clock = clock;
    }

    /** A passage of a document; {@code marked}: a teacher said what it is. */
    record MarkedPassage(Passage passage, boolean marked) {}

    Mono<Page<LibraryDocument>> list(DocumentListStore.Query query) {
        return database.transact(() -> Page.of(
                lists.list(query),
                query.limit() - 1,
                last -> DocumentListStore.Cursor.of(last).toString()));
    }

    Mono<LibraryDocument> read(String id, Account reader) {
        return database.transact(() -> visible(documents.find(id), reader));
    }

    /** Passages in reading order, from the first whose place in the document is after {@code after}, from 0. */
    Mono<Page<MarkedPassage>> passages(String id, Account reader, int after, int size) {
        return read(id, reader)
                .flatMap(document -> passages.all(document.id()).flatMap(all -> {
                    int from = Math.min(after, all.size());
                    int to = Math.min(from + size, all.size());
                    return marked(document.id(), all.subList(from, to))
                            .map(items -> new Page<>(items, to < all.size() ? Integer.toString(to) : null));
                }));
    }

    /** The passages that speak of {@code words}, best first. */
    Mono<Page<MarkedPassage>> search(String id, Account reader, String words, int size) {
        return read(id, reader).flatMap(document -> {
            PassageFilter filter = PassageFilter.in(
                            Locale.forLanguageTag(document.labels().locale()))
                    .documents(Set.of(document.id()));
            return passages.search(words, reader, filter, size)
                    .flatMap(found -> marked(
                            document.id(),
                            found.stream().map(ScoredPassage::passage).toList()))
                    .map(Page::all);
        });
    }

    private Mono<List<MarkedPassage>> marked(String document, List<Passage> found) {
        return database.transact(() -> {
            Map<String, Nature> natures = marks.of(document);
            return found.stream()
                    .map(passage -> new MarkedPassage(passage, natures.containsKey(passage.id())))
                    .toList();
        });
    }

    /** Says of a passage whether it is evidence or explanation. */
    Mono<MarkedPassage> mark(String passage, Nature nature, Account by) {
        return passages.find(passage)
                .switchIfEmpty(Mono.error(Refusal.notFound("passage")))
                .flatMap(found -> database.run(() -> {
                            visible(documents.lock(found.documentId()), by);
                            marks.put(passage, found.documentId(), nature, by.id());
                        })
                        .then(passages.mark(passage, nature))
                        .flatMap(known -> known ? passages.find(passage) : Mono.error(Refusal.notFound("passage"))))
                .map(found -> new MarkedPassage(found, true));
    }

    /**
     * Describes a document anew; the job that ingests it again. A title is shown and cited when this completes.
     *
     * @param title null: stays as it is; blank: the one inside the document
     */
    Mono<JobId> describe(String id, Account by, Map<String, String> fields, @Nullable String title) {
        Fields wrong = new Fields();
        String named = title == null ? "" : title.replace("\u0000", "").strip();
        wrong.require(named.length() <= MOST_TITLE, "title", "has at most " + MOST_TITLE + " characters");
        Mono<JobId> described = database.transact(() -> {
            LibraryDocument document = own(documents.lock(id), by);
            Labels given = LabelReader.read(fields, document.given(), wrong);
            wrong.check();
            documents.describe(id, given);
            if (title != null) {
                documents.name(id, named.isEmpty() ? null : named);
            }
            return again(by, document);
        });
        return named.isEmpty()
                ? described
                : described.flatMap(job -> passages.retitle(id, named).thenReturn(job));
    }

    /** Deleted documents that {@code reader} may bring back, the last one first; at most {@code most}. */
    Mono<Page<LibraryDocument>> deleted(Account reader, int most) {
        return database.transact(
                () -> Page.all(lists.deletedSince(clock.instant().minus(settings.restorable()), reader, most)));
    }

    /** Until when a document that was deleted can be brought back; null when it is there. */
    @Nullable
    Instant restorableUntil(LibraryDocument document) {
        return document.deleted() == null ? null : document.deleted().plus(settings.restorable());
    }

    /** Deletes a document; when this completes its passages are found no more. Goes through when the caller is gone. */
    Mono<Void> delete(String id, Account by) {
        return Mono.fromFuture(
                () -> database.run(() -> {
                            own(documents.lock(id), by);
                            documents.delete(id);
                        })
                        .then(passages.forget(id))
                        .then(database.run(() -> documents.cleared(id)))
                        .toFuture(),
                true);
    }

    /** Takes a deletion back; the job that ingests the document again. */
    Mono<JobId> restore(String id, Account by) {
        return database.transact(() -> {
            LibraryDocument document = documents
                    .lock(id)
                    .filter(found -> mayChange(found, by))
                    .filter(found -> found.deleted() != null
                            && found.deleted().plus(settings.restorable()).isAfter(clock.instant()))
                    .orElseThrow(() -> Refusal.notFound("deleted document"));
            documents.restore(id);
            return again(by, document);
        });
    }

    private JobId again(Account by, LibraryDocument document) {
        JobId job = ledger.open(JobKind.REFRESH, Holder.of(by), null, null);
        ledger.addAgain(job, List.of(document));
        ledger.seal(job);
        return job;
    }

    private static LibraryDocument visible(Optional<LibraryDocument> found, Account reader) {
        return found.filter(document -> document.deleted() == null)
                .filter(document -> maySee(document, reader))
                .orElseThrow(() -> Refusal.notFound("document"));
    }

    private static LibraryDocument own(Optional<LibraryDocument> found, Account by) {
        LibraryDocument document = visible(found, by);
        if (document.bundled()) {
            throw Refusal.of(
                    ProblemType.FORBIDDEN, "这份材料随程序提供，不能修改或删除。 It travels with the program and cannot be changed.");
        }
        if (!mayChange(document, by)) {
            throw Refusal.of(ProblemType.FORBIDDEN, "只有上传者和管理员可以修改或删除。 Only its owner or an admin may change it.");
        }
        return document;
    }

    static boolean maySee(LibraryDocument document, Account reader) {
        return !reader.isStudent() && document.holder().isInSightOf(reader);
    }

    static boolean mayChange(LibraryDocument document, Account by) {
        return !document.bundled()
                && maySee(document, by)
                && (by.isAdmin() || document.holder().is(by));
    }
}
