package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.Role;
import org.qiwen.assistant.account.School;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.database.TestDatabase;
import org.qiwen.assistant.documents.JobLedger.Received;
import org.qiwen.assistant.web.Fields;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** What registry, jobs and marks promise on every database. */
abstract class JobLedgerContract {
    private static final String BYTES = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    private final AccountId teacher = AccountId.random();
    private final SchoolId school = SchoolId.random();
    private TestDatabase database;
    private DocumentStore documents;
    private DocumentListStore lists;
    private JobStore jobs;
    private JobFileStore files;
    private MarkStore marks;
    private JobLedger ledger;

    /** A new migrated database. */
    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        JsonMapper json = JsonMapper.builder().build();
        Clock clock = Clock.systemUTC();
        documents = new DocumentStore(database.jdbc(), json, clock);
        lists = new DocumentListStore(database.jdbc(), json);
        jobs = new JobStore(database.jdbc(), json, clock);
        files = new JobFileStore(database.jdbc());
        marks = new MarkStore(database.jdbc(), clock);
        ledger = new JobLedger(jobs, files, documents, new PartTasks(database.source()), settings());
        database.jdbc()
                .sql("insert into school values (?, 'school', current_timestamp)")
                .param(school.value())
                .update();
        database.jdbc()
                .sql("insert into account values (?, ?, 't', '李老师', 'TEACHER', 'x', false, current_timestamp)")
                .param(teacher.value())
                .param(school.value())
                .update();
    }

    @Test
    void queuesFilesInPartsWithTheirTasks() {
        JobId job = upload(file("1.md", BYTES), file("2.md", OTHER), file("3.md", BYTES));

        assertThat(in(() -> files.unfinishedParts(job))).containsExactly(1, 2);
        assertThat(tasks()).containsExactlyInAnyOrder(job + "/1", job + "/2");
        assertThat(progress(job).total()).isEqualTo(3);
        assertThat(progress(job).job().state()).isEqualTo(JobState.QUEUED);
        LibraryDocument document = document("1.md");
        assertThat(document.state()).isEqualTo(DocumentState.QUEUED);
        assertThat(document.ownerName()).isEqualTo("李老师");
        assertThat(document.holder()).isEqualTo(holder());
        assertThat(document.given()).isEqualTo(Labels.DEFAULTS);
    }

    @Test
    void anArchiveIsAPartOfItsOwnAndItsEntriesTakeItsPlace() {
        JobId job = upload(file("a.md", BYTES), file("b.zip", OTHER));
        JobFile archive =
                in(() -> ledger.begin(new PartTasks.Part(job, 2))).now().get(0);

        run(() -> ledger.expand(
                job,
                archive,
                List.of(file("b.zip/x.md", OTHER), Received.refused("b.zip/y.exe", 3, "UNSUPPORTED", "no"))));

        assertThat(progress(job).total()).isEqualTo(3);
        assertThat(progress(job).skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.file()).isEqualTo("b.zip/y.exe"));
        assertThat(tasks()).contains(job + "/3");
    }

    @Test
    void endsAJobWithItsLastFile() {
        JobId job = upload(file("1.md", BYTES), file("2.md", OTHER));
        begin(job, 1);
        end(job, 1, FileState.INGESTED);
        run(() -> ledger.endIfDone(job));
        assertThat(progress(job).job().state()).isEqualTo(JobState.RUNNING);

        end(job, 2, FileState.FAILED);
        run(() -> ledger.endIfDone(job));

        assertThat(progress(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(progress(job).job().finished()).isNotNull();
        assertThat(progress(job).done()).isEqualTo(2);
        assertThat(progress(job).failed()).isEqualTo(1);
    }

    @Test
    void theFirstOutcomeOfAFileStands() {
        JobId job = upload(file("1.md", BYTES));
        end(job, 1, FileState.INGESTED);
        end(job, 1, FileState.FAILED);

        assertThat(progress(job).failed()).isZero();
    }

    @Test
    void theSameBytesOfTheSameOwnerAreUnchanged() {
        ingested(upload(file("1.md", BYTES)), "1.md", BYTES);

        JobId again = upload(file("1.md", BYTES));
        assertThat(progress(again).unchanged()).isEqualTo(1);
        assertThat(progress(again).job().state()).isEqualTo(JobState.SUCCEEDED);

        JobId changed = upload(file("1.md", OTHER));
        assertThat(progress(changed).job().state()).isEqualTo(JobState.QUEUED);
        assertThat(document("1.md").sha256()).isEqualTo(OTHER);
        assertThat(document("1.md").passages()).as("those of the older version").isEqualTo(3);
    }

    @Test
    void anOutcomeOfOlderBytesChangesNothing() {
        upload(file("1.md", BYTES));
        upload(file("1.md", OTHER));

        assertThat(in(() -> documents.ingested(id("1.md"), BYTES, reading()))).isFalse();
        assertThat(document("1.md").state()).isEqualTo(DocumentState.QUEUED);
    }

    @Test
    void pausesResumesCancelsAndTriesAgain() {
        JobId job = upload(file("1.md", BYTES), file("2.md", OTHER), file("3.md", BYTES));
        act(job, JobState.Action.PAUSE);
        assertThat(begin(job, 1)).as("nobody works on a paused job").isEmpty();
        assertThat(in(() -> ledger.hasWork(new PartTasks.Part(job, 1)))).isFalse();

        act(job, JobState.Action.RESUME);
        assertThat(begin(job, 1)).hasSize(2);
        end(job, 1, FileState.INGESTED);
        act(job, JobState.Action.CANCEL);
        assertThat(progress(job).job().state()).isEqualTo(JobState.CANCELLED);
        assertThat(document("2.md").state()).isEqualTo(DocumentState.FAILED);

        act(job, JobState.Action.RETRY);
        assertThat(progress(job).job().state()).isEqualTo(JobState.QUEUED);
        assertThat(progress(job).done()).isEqualTo(1);
        assertThat(document("2.md").state()).isEqualTo(DocumentState.QUEUED);
    }

    @Test
    void aJobThatIsStillFilledDoesNotEnd() {
        JobId job = in(() -> ledger.open(JobKind.FOLDER, holder(), "/books", Labels.DEFAULTS));
        run(() -> ledger.add(job, List.of(file("1.md", BYTES))));
        end(job, 1, FileState.INGESTED);
        run(() -> ledger.endIfDone(job));
        assertThat(progress(job).job().state()).isNotEqualTo(JobState.SUCCEEDED);
        assertThat(in(() -> jobs.unfinished("/books", holder()))).isPresent();
        assertThat(in(() -> jobs.unfinished("/books", Holder.HOUSE))).isEmpty();

        run(() -> ledger.seal(job));
        assertThat(progress(job).job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void listsWhatOneMaySeeNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            upload(file("part%_" + i + ".md", BYTES));
        }
        Account here = account(Role.TEACHER, school);
        Account elsewhere = account(Role.TEACHER, SchoolId.random());

        List<LibraryDocument> first = list(here, "T%_", null);
        assertThat(first).hasSize(3);
        List<LibraryDocument> second = list(here, "T%_", DocumentListStore.Cursor.of(first.get(2)));
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(list(here, "x%", null)).isEmpty();
        assertThat(list(elsewhere, null, null)).isEmpty();
        assertThat(list(account(Role.ADMIN, school), null, null)).hasSize(3);
        assertThat(list(account(Role.ADMIN, SchoolId.random()), null, null)).isEmpty();
        assertThat(DocumentListStore.Cursor.read(
                        DocumentListStore.Cursor.of(first.get(2)).toString()))
                .contains(DocumentListStore.Cursor.of(first.get(2)));
    }

    @Test
    void whatATeacherHandedInStaysWithTheSchoolWhenTheAccountGoes() {
        JobId job = upload(file("1.md", BYTES));
        database.jdbc().sql("update document set owner_id = null").update();
        database.jdbc().sql("update job set owner_id = null").update();

        assertThat(list(account(Role.TEACHER, school), null, null)).hasSize(1);
        assertThat(list(account(Role.ADMIN, SchoolId.random()), null, null)).isEmpty();
        assertThat(in(() -> jobs.list(account(Role.ADMIN, school), null, 10)))
                .extracting(Job::id)
                .containsExactly(job);
        assertThat(in(() -> jobs.list(account(Role.ADMIN, SchoolId.random()), null, 10)))
                .isEmpty();
    }

    @Test
    void theHousesDocumentsAreForEverySchool() {
        run(() -> ledger.add(
                ledger.open(JobKind.FOLDER, Holder.HOUSE, "/books", Labels.DEFAULTS), List.of(file("1.md", BYTES))));

        assertThat(list(account(Role.TEACHER, SchoolId.random()), null, null)).hasSize(1);
        assertThat(in(() -> jobs.list(account(Role.ADMIN, SchoolId.random()), null, 10)))
                .hasSize(1);
        assertThat(in(() -> jobs.list(account(Role.TEACHER, school), null, 10))).isEmpty();
    }

    @Test
    void aDeletedDocumentIsHiddenUntilItIsRestoredOrRemoved() {
        ingested(upload(file("1.md", BYTES)), "1.md", BYTES);
        run(() -> marks.put("p1", id("1.md"), Nature.EVIDENCE, teacher));
        run(() -> documents.delete(id("1.md")));

        assertThat(list(account(Role.ADMIN, school), null, null)).isEmpty();
        assertThat(in(lists::uncleared)).containsExactly(id("1.md"));
        run(() -> documents.restore(id("1.md")));
        assertThat(document("1.md").deleted()).isNull();
        assertThat(in(() -> marks.of(id("1.md")))).containsEntry("p1", Nature.EVIDENCE);

        run(() -> documents.delete(id("1.md")));
        run(() -> documents.cleared(id("1.md")));
        assertThat(in(() -> lists.deletedBefore(Clock.systemUTC().instant().plusSeconds(60))))
                .containsExactly(id("1.md"));
        run(() -> documents.remove(id("1.md")));
        assertThat(in(() -> documents.find(id("1.md")))).isEmpty();
        assertThat(in(() -> lists.originalsIn(List.of(BYTES)))).isEmpty();
    }

    @Test
    void knowsWhichOriginalsAreWanted() {
        upload(file("1.md", BYTES));

        assertThat(in(() -> lists.originalsIn(List.of(BYTES, OTHER)))).containsExactly(BYTES);
        assertThat(in(() -> files.originalsIn(List.of(BYTES, OTHER)))).containsExactly(BYTES);
    }

    @Test
    void triesAgainOnlyWhatMayFareBetter() {
        JobId job = upload(file("password.pdf", BYTES), file("slow.pdf", OTHER));
        run(() -> {
            JobFile password = files.list(job, null, 0, 1).get(0);
            JobFile slow = files.list(job, null, 1, 1).get(0);
            ledger.fail(job, password, "ENCRYPTED", "needs a password");
            ledger.fail(job, slow, "TOO_SLOW", "took too long");
            ledger.endIfDone(job);
        });
        assertThat(progress(job).retryable()).isEqualTo(1);

        act(job, JobState.Action.RETRY);

        assertThat(document("slow.pdf").state()).isEqualTo(DocumentState.QUEUED);
        assertThat(document("password.pdf").reason()).isEqualTo("ENCRYPTED");
        assertThat(progress(job).done()).isEqualTo(1);
        run(() -> {
            ledger.fail(job, files.list(job, null, 1, 1).get(0), "DAMAGED", "broken");
            ledger.endIfDone(job);
        });
        assertThat(in(() -> ledger.act(job, JobState.Action.RETRY)))
                .as("nothing to try again")
                .isEmpty();
    }

    @Test
    void anUploadWithoutItsLastPortionIsBrokenOffAndCanGoOn() {
        JobId job = in(() -> ledger.open(JobKind.UPLOAD, holder(), null, Labels.DEFAULTS));
        run(() -> ledger.add(job, List.of(file("1.md", BYTES))));
        end(job, 1, FileState.INGESTED);
        Instant now = Clock.systemUTC().instant();
        assertThat(in(() -> jobs.abandoned(now.minusSeconds(60)))).isEmpty();
        assertThat(in(() -> jobs.abandoned(now.plusSeconds(60)))).containsExactly(job);

        run(() -> ledger.breakOff(job));
        assertThat(progress(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(progress(job).job().brokenOff()).isTrue();
        assertThat(in(() -> jobs.abandoned(now.plusSeconds(60)))).isEmpty();

        assertThat(in(() -> ledger.takesMore(jobs.lock(job).orElseThrow()))).isTrue();
        run(() -> ledger.add(job, List.of(file("2.md", OTHER))));
        assertThat(progress(job).job().state()).isEqualTo(JobState.QUEUED);
        end(job, 2, FileState.INGESTED);
        run(() -> ledger.seal(job));
        assertThat(progress(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(progress(job).job().brokenOff()).isFalse();
        assertThat(in(() -> ledger.takesMore(jobs.lock(job).orElseThrow()))).isFalse();
    }

    @Test
    void listsDeletedDocumentsForThoseWhoMayBringThemBack() {
        upload(file("1.md", BYTES));
        Account owner = new Account(teacher, "t", "t", Role.TEACHER, new School(school, "school"), null, false);
        Instant since = Clock.systemUTC().instant().minusSeconds(60);
        assertThat(in(() -> lists.deletedSince(since, owner, 10))).isEmpty();

        run(() -> documents.delete(id("1.md")));

        assertThat(in(() -> lists.deletedSince(since, owner, 10))).hasSize(1);
        assertThat(in(() -> lists.deletedSince(since, account(Role.ADMIN, school), 10)))
                .hasSize(1);
        assertThat(in(() -> lists.deletedSince(since, account(Role.TEACHER, school), 10)))
                .isEmpty();
        assertThat(in(() -> lists.deletedSince(since, account(Role.ADMIN, SchoolId.random()), 10)))
                .isEmpty();
        assertThat(in(() -> lists.deletedSince(since.plusSeconds(120), owner, 10)))
                .isEmpty();
    }

    @Test
    void aTitleThatAPersonGaveStaysWithTheNextVersion() {
        ingested(upload(file("1.md", BYTES)), "1.md", BYTES);
        run(() -> documents.name(id("1.md"), "浮力第一课"));
        assertThat(document("1.md").title()).isEqualTo("浮力第一课");

        upload(file("1.md", OTHER));
        assertThat(document("1.md").named()).isEqualTo("浮力第一课");

        run(() -> documents.name(id("1.md"), null));
        assertThat(document("1.md").named()).isNull();
    }

    private Holder holder() {
        return new Holder(teacher, school);
    }

    /** Dies and goes away are the same to the ledger: nobody calls {@code leave}. */
    @Test
    void labelsSingleFilesAsTheirFolderSays() {
        ingested(upload(file("1.md", BYTES)), "1.md", BYTES);
        FileLabels said = FileLabels.read(
                Map.of("labels.yaml", "1.md: {kind: STORY, title: 浮力第一课}"), Labels.DEFAULTS, new Fields());

        upload(file("1.md", BYTES).labelled(said), file("2.md", OTHER).labelled(said));

        assertThat(document("1.md").state()).as("read again").isEqualTo(DocumentState.QUEUED);
        assertThat(document("1.md").given().kind()).isEqualTo(DocumentKind.STORY);
        assertThat(document("1.md").named()).isEqualTo("浮力第一课");
        assertThat(document("2.md").given()).isEqualTo(Labels.DEFAULTS);

        run(() -> documents.ingested(id("1.md"), BYTES, reading()));
        upload(file("1.md", BYTES).labelled(said));
        assertThat(document("1.md").state()).as("nothing new").isEqualTo(DocumentState.INGESTED);
    }

    @Test
    void blamesAFileOnlyWhenWorkersWereLostThatReadNothingElse() {
        JobId job = upload(file("1.md", BYTES), file("2.md", OTHER));
        assertThat(begin(job, 1)).hasSize(2);
        assertThat(begin(job, 1))
                .as("a worker was lost")
                .singleElement()
                .satisfies(first -> assertThat(first.name()).isEqualTo("1.md"));

        assertThat(begin(job, 1))
                .as("and another, at 1.md")
                .extracting(JobFile::name)
                .containsExactly("2.md");
        assertThat(tasks()).as("1.md comes after all others").contains(job + "/2");
        end(job, 2, FileState.INGESTED);

        for (int lost = 1; lost < Portion.MOST_LOST; lost++) {
            assertThat(begin(job, 2)).extracting(JobFile::name).containsExactly("1.md");
        }
        assertThat(begin(job, 2)).as("given up").isEmpty();
        assertThat(document("1.md").reason()).isEqualTo(JobLedger.STOPPED_SERVICE);
        run(() -> ledger.endIfDone(job));
        assertThat(progress(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(progress(job).failed()).isEqualTo(1);

        act(job, JobState.Action.RETRY);
        assertThat(begin(job, 2)).as("forgiven").hasSize(1);
    }

    @Test
    void aWorkerThatComesBackLeavesNoBlame() {
        JobId job = upload(file("1.md", BYTES), file("2.md", OTHER), file("3.md", BYTES));
        for (int i = 0; i < 5; i++) {
            for (int part = 1; part <= 2; part++) {
                PartTasks.Part begun = new PartTasks.Part(job, part);
                Portion portion = in(() -> ledger.begin(begun));
                assertThat(portion.now()).hasSize(part == 1 ? 2 : 1);
                run(() -> ledger.leave(begun, portion));
            }
        }
    }

    private JobId upload(Received... received) {
        return in(() -> {
            JobId job = ledger.open(JobKind.UPLOAD, holder(), null, Labels.DEFAULTS);
            ledger.add(job, List.of(received));
            ledger.seal(job);
            return job;
        });
    }

    private void ingested(JobId job, String name, String sha256) {
        assertThat(in(() -> documents.ingested(id(name), sha256, reading()))).isTrue();
        end(job, 1, FileState.INGESTED);
    }

    private static DocumentStore.Reading reading() {
        return new DocumentStore.Reading(
                "标题", new Labels(DocumentKind.STORY, Set.of("JUNIOR"), "物理", "zh-CN", null, null), 3, "model");
    }

    private List<JobFile> begin(JobId job, int part) {
        return in(() -> ledger.begin(new PartTasks.Part(job, part)).now());
    }

    private void end(JobId job, int number, FileState state) {
        run(() -> ledger.end(job, number, state, 1, null, null));
    }

    private void act(JobId job, JobState.Action action) {
        assertThat(in(() -> ledger.act(job, action))).isPresent();
    }

    private JobProgress progress(JobId job) {
        return in(() -> files.progress(jobs.find(job).orElseThrow()));
    }

    private LibraryDocument document(String name) {
        return in(() -> documents.find(id(name)).orElseThrow());
    }

    private String id(String name) {
        return JobLedger.documentId(teacher, name);
    }

    private List<String> tasks() {
        return database.jdbc()
                .sql("select task_instance from scheduled_tasks")
                .query(String.class)
                .list();
    }

    private List<LibraryDocument> list(
            Account reader, @Nullable String words, DocumentListStore.@Nullable Cursor after) {
        return in(() -> lists.list(new DocumentListStore.Query(reader, words, null, null, after, 3)));
    }

    private static Account account(Role role, SchoolId school) {
        return new Account(new AccountId(UUID.randomUUID()), "x", "x", role, new School(school, "school"), null, false);
    }

    private static Received file(String name, String sha256) {
        return Received.kept(name, sha256, 10);
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
                Duration.ofDays(7),
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
