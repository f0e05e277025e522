package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.database.TestDatabase;
import org.qiwen.assistant.documents.JobLedger.Received;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** What is taken away, and when, wherever it is kept. The clock is moved by hand. */
abstract class SweeperContract {
    private static final String DELETED = "a".repeat(64);
    private static final String KEPT = "b".repeat(64);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private TestDatabase database;
    private DocumentStore documents;
    private JobStore jobs;
    private JobFileStore files;
    private JobLedger ledger;
    private Originals originals;
    private LucenePassageStore passages;
    private Sweeper sweeper;

    abstract TestDatabase database();

    abstract Originals originals(TestDatabase at);

    private static final class MovedClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() throws IOException {
        database = database();
        JsonMapper json = JsonMapper.builder().build();
        documents = new DocumentStore(database.jdbc(), json, clock);
        DocumentListStore lists = new DocumentListStore(database.jdbc(), json);
        jobs = new JobStore(database.jdbc(), json, clock);
        files = new JobFileStore(database.jdbc());
        PartTasks tasks = new PartTasks(database.source());
        ledger = new JobLedger(jobs, files, documents, tasks, settings());
        originals = originals(database);
        passages = new LucenePassageStore(folder.resolve("passages"));
        sweeper = new Sweeper(
                documents,
                lists,
                jobs,
                files,
                ledger,
                tasks,
                originals,
                passages,
                database.transaction(),
                settings(),
                clock);
        keep(DELETED);
        keep(KEPT);
    }

    @AfterEach
    void close() {
        passages.close();
    }

    @Test
    void forgetsADeletedDocumentAndItsOriginalAfterTheDaysThatTheSettingsSay() {
        JobId job = add("gone.md", DELETED);
        add("stays.md", KEPT);
        run(() -> {
            files.cancel(job);
            documents.delete(id("gone.md"));
        });

        clock.now = clock.now.plus(Duration.ofDays(3)).minusSeconds(60);
        sweeper.sweep();
        assertThat(in(() -> documents.find(id("gone.md")))).isPresent();
        assertThat(originals.has(DELETED)).as("can still be brought back").isTrue();

        clock.now = clock.now.plusSeconds(120);
        sweeper.sweep();
        assertThat(in(() -> documents.find(id("gone.md")))).isEmpty();
        assertThat(originals.has(DELETED)).isFalse();
        assertThat(in(() -> documents.find(id("stays.md")))).isPresent();
        assertThat(originals.has(KEPT)).isTrue();
    }

    @Test
    void leavesAnOriginalThatAnUploadMayBeAboutToName() {
        sweeper.sweep();
        assertThat(originals.has(KEPT)).isTrue();

        clock.now = clock.now.plus(Duration.ofDays(1));
        sweeper.sweep();
        assertThat(originals.has(KEPT)).isFalse();
    }

    @Test
    void breaksOffAnUploadWhoseNextPortionDoesNotCome() {
        JobId job = add("1.md", KEPT);
        run(() -> files.end(job, 1, FileState.INGESTED, 1, null, null));

        clock.now = clock.now.plus(Duration.ofMinutes(9));
        sweeper.sweep();
        assertThat(job(job).sealed()).isFalse();

        clock.now = clock.now.plus(Duration.ofMinutes(2));
        sweeper.sweep();
        assertThat(job(job).brokenOff()).isTrue();
        assertThat(job(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    private Job job(JobId id) {
        return in(() -> jobs.find(id).orElseThrow());
    }

    private JobId add(String name, String sha256) {
        return in(() -> {
            JobId job = ledger.open(JobKind.UPLOAD, Holder.HOUSE, null, Labels.DEFAULTS);
            ledger.add(job, List.of(Received.kept(name, sha256, 10)));
            return job;
        });
    }

    private void keep(String sha256) throws IOException {
        originals.keep(Files.writeString(Files.createTempFile(folder, "upload", ""), "bytes"), sha256);
    }

    private static String id(String name) {
        return JobLedger.documentId(null, name);
    }

    private static DocumentSettings settings() {
        return new DocumentSettings(
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                10,
                1,
                2,
                DataSize.ofMegabytes(8),
                1,
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofDays(3),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10));
    }

    private void run(Runnable work) {
        database.transaction().executeWithoutResult(status -> work.run());
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(database.transaction().execute(status -> work.get()));
    }
}
