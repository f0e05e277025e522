package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.qiwen.ingestion.store.PassageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes away what nobody needs, and mends what a killed node left halfway. Blocks; one node at a time. */
@Component
class Sweeper {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    /** An original younger than this may be about to be named by an upload. Our choice: longer than any upload. */
    private static final Duration YOUNG = Duration.ofHours(6);

    private final DocumentStore documents;
    private final DocumentListStore lists;
    private final JobStore jobs;
    private final JobFileStore files;
    private final JobLedger ledger;
    private final PartTasks tasks;
    private final Originals originals;
    private final PassageStore passages;
    private final TransactionOperations transaction;
    private final DocumentSettings settings;
    private final Clock clock;

    Sweeper(
            DocumentStore documents,
            DocumentListStore lists,
            JobStore jobs,
            JobFileStore files,
            JobLedger ledger,
            PartTasks tasks,
            Originals originals,
            PassageStore passages,
            TransactionOperations transaction,
            DocumentSettings settings,
            Clock clock) {
        this.documents = documents;
        this.lists = lists;
        this.jobs = jobs;
        this.files = files;
        this.ledger = ledger;
        this.tasks = tasks;
        this.originals = originals;
        this.passages = passages;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    void sweep() {
        clearDeleted();
        int documentsGone = purge();
        int originalsGone = forgetOriginals();
        in(() -> {
            jobs.abandoned(clock.instant().minus(settings.uploadPatience())).forEach(ledger::breakOff);
            return true;
        });
        queueForgotten();
        if (documentsGone + originalsGone > 0) {
            log.info("{} deleted documents and {} originals are gone for good", documentsGone, originalsGone);
        }
    }

    /** Queues what should be in the queue and is not, and ends jobs that have no work left. */
    void queueForgotten() {
        in(() -> {
            for (Job job : jobs.in(EnumSet.of(JobState.QUEUED, JobState.RUNNING))) {
                tasks.queue(job.id(), files.unfinishedParts(job.id()));
                ledger.endIfDone(job.id());
            }
            return true;
        });
    }

    /** Passages of deleted documents go, if a node died between the two. */
    private void clearDeleted() {
        for (String id : in(lists::uncleared)) {
            passages.delete(id);
            in(() -> {
                documents.cleared(id);
                return true;
            });
        }
    }

    private int purge() {
        Instant before = clock.instant().minus(settings.restorable());
        List<String> old = in(() -> lists.deletedBefore(before));
        in(() -> {
            old.forEach(documents::remove);
            return true;
        });
        return old.size();
    }

    private int forgetOriginals() {
        try {
            return originals.sweep(clock.instant().minus(YOUNG), this::wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("originals cannot be swept", e);
        }
    }

    private Set<String> wanted(List<String> sha256) {
        return in(() -> {
            Set<String> wanted = new HashSet<>(lists.originalsIn(sha256));
            wanted.addAll(files.originalsIn(sha256));
            return wanted;
        });
    }

    private <T> T in(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
