package org.qiwen.assistant.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the passage store hold what the registry says, at start: documents that are missing, of other bytes, of another
 * model or filed under another school are ingested again as a job; what nobody knows is removed. Blocks; one node at a time.
 */
@Component
class Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    /** Registry rows looked at together. */
    private static final int BATCH = 500;

    private final DocumentStore documents;
    private final DocumentListStore lists;
    private final MarkStore marks;
    private final JobLedger ledger;
    private final JobStore jobs;
    private final Originals originals;
    private final PassageStore passages;
    private final Embedders embedders;
    private final TransactionOperations transaction;

    Reconciliation(
            DocumentStore documents,
            DocumentListStore lists,
            MarkStore marks,
            JobLedger ledger,
            JobStore jobs,
            Originals originals,
            PassageStore passages,
            Embedders embedders,
            TransactionOperations transaction) {
        this.documents = documents;
        this.lists = lists;
        this.marks = marks;
        this.ledger = ledger;
        this.jobs = jobs;
        this.originals = originals;
        this.passages = passages;
        this.embedders = embedders;
        this.transaction = transaction;
    }

    /** Compares registry and store, both ways, and mends the store. */
    void documents() {
        Map<String, StoredDocument> unknown = new HashMap<>();
        passages.documents().forEach(stored -> unknown.put(stored.id(), stored));
        List<LibraryDocument> again = new ArrayList<>();
        int unreadable = 0;
        String last = "";
        while (true) {
            String after = last;
            List<LibraryDocument> batch = in(() -> lists.live(after, BATCH));
            if (batch.isEmpty()) {
                break;
            }
            last = batch.get(batch.size() - 1).id();
            for (LibraryDocument document : batch) {
                StoredDocument stored = unknown.remove(document.id());
                if (document.bundled() || isRight(document, stored)) {
                    continue;
                }
                if (originals.has(document.sha256())) {
                    again.add(document);
                } else {
                    unreadable++;
                }
            }
        }
        unknown.keySet().forEach(passages::delete);
        rebuild(again);
        if (unknown.size() + again.size() + unreadable > 0) {
            log.warn(
                    "Library: {} documents are ingested again, {} unknown ones were removed, {} have lost their original",
                    again.size(),
                    unknown.size(),
                    unreadable);
        }
        in(marks::all).forEach(this::mark);
    }

    /** Documents that wait are a job's affair, those that failed nobody's. */
    private boolean isRight(LibraryDocument document, @Nullable StoredDocument stored) {
        return document.state() != DocumentState.INGESTED
                || stored != null
                        && stored.contentHash().equals(document.sha256())
                        && Objects.equals(stored.owner(), school(document))
                        && embedders.forLocale(stored.locale()).model().equals(stored.model());
    }

    private static @Nullable String school(LibraryDocument document) {
        SchoolId school = document.holder().school();
        return school == null ? null : school.toString();
    }

    /** A job a school: its admins see its files' names, and those of no other. */
    private void rebuild(List<LibraryDocument> again) {
        Map<Holder, List<LibraryDocument>> bySchool = new LinkedHashMap<>();
        again.forEach(
                document -> bySchool.computeIfAbsent(Holder.of(document.holder().school()), school -> new ArrayList<>())
                        .add(document));
        bySchool.forEach(this::rebuild);
    }

    private void rebuild(Holder school, List<LibraryDocument> again) {
        in(() -> {
            JobId job = ledger.open(JobKind.REBUILD, school, null, null);
            for (int from = 0; from < again.size(); from += BATCH) {
                List<LibraryDocument> some = again.subList(from, Math.min(from + BATCH, again.size()));
                some.forEach(document -> documents.requeue(document.id()));
                ledger.addAgain(job, some);
            }
            ledger.seal(job);
            return true;
        });
    }

    private void mark(String passage, Nature nature) {
        if (passages.find(passage).filter(found -> found.nature() != nature).isPresent()) {
            passages.mark(passage, nature);
        }
    }

    /** Lets the only node take up at once what its last life was doing. */
    int release() {
        return in(jobs::releaseTasks);
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
