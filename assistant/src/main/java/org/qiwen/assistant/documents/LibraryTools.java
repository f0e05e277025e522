package org.qiwen.assistant.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountStore;
import org.qiwen.assistant.account.Deployment;
import org.qiwen.assistant.database.NodeLock;
import org.qiwen.assistant.passages.StoreConfiguration;
import org.qiwen.assistant.web.Fields;
import org.qiwen.ingestion.store.PassageStore;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * The library without a server: registry, jobs, parser, models and store in this process, as one node. Blocks. With
 * PostgreSQL it works beside servers; the embedded data belongs to one process at a time.
 */
public final class LibraryTools implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final ConfigurableApplicationContext context;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private LibraryTools(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * What is said of a folder; every field as in the form of {@code POST /api/documents}.
     *
     * @param owner user name of who owns the documents; null: the house
     */
    public record Wanted(Path folder, @Nullable String owner, Map<String, String> labels) {}

    /** How far a job is; the state is one of {@link JobState}. */
    public record Progress(
            String job,
            String state,
            boolean isFinal,
            int done,
            int total,
            int passages,
            int failed,
            int unchanged,
            List<String> current) {}

    /** A file that was skipped. */
    public record Skipped(String file, String reason, String message) {}

    /** Opens the data that the settings name; Spring's own hook to close it is left to the caller. */
    public static LibraryTools open(List<String> settings) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties("qiwen.embedding.threads=" + Runtime.getRuntime().availableProcessors())
                .run(settings.toArray(String[]::new));
        LibraryTools tools = new LibraryTools(context);
        tools.prepare();
        return tools;
    }

    private void prepare() {
        Reconciliation reconciliation = context.getBean(Reconciliation.class);
        if (context.getBean(Deployment.class).isEmbedded()) {
            reconciliation.release();
        }
        context.getBean(NodeLock.class).alone(LibraryStart.LOCK, () -> {
            reconciliation.documents();
            context.getBean(Sweeper.class).queueForgotten();
        });
        context.getBean(JobRunner.class).begin();
    }

    /**
     * Ingests a folder and tells how it goes, several times a second, until the job has ended or {@link #pause} was called.
     *
     * @throws IOException when the folder cannot be read
     * @throws org.qiwen.assistant.web.Refusal when a label or the owner is unknown, or a file of labels is wrong
     */
    public Progress ingest(Wanted wanted, Consumer<Progress> listener) throws IOException {
        Fields wrong = new Fields();
        Labels labels = LabelReader.read(wanted.labels(), Labels.DEFAULTS, wrong);
        Holder holder = holder(wanted.owner(), wrong);
        FileLabels single = FileLabels.in(wanted.folder(), labels, wrong);
        wrong.check();
        FolderIngestion folders = context.getBean(FolderIngestion.class);
        JobId job = folders.begin(wanted.folder(), holder, labels);
        int files = FolderIngestion.count(wanted.folder());
        Thread handing = new Thread(() -> hand(folders, job, wanted.folder(), holder, single), "handing-in");
        handing.start();
        try {
            Progress progress = progress(job, files);
            while (!progress.isFinal() && !stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                progress = progress(job, files);
                listener.accept(progress);
            }
            handing.join();
            return progress(job, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void hand(FolderIngestion folders, JobId job, Path folder, Holder holder, FileLabels labels) {
        try {
            folders.add(job, folder, holder, labels, () -> stopping.getCount() == 0);
        } catch (IOException | RuntimeException e) {
            System.err.println("The folder could not be handed in to its end: " + e);
            act(job, JobState.Action.PAUSE);
            stopping.countDown();
        }
    }

    private Holder holder(@Nullable String username, Fields wrong) {
        if (username == null) {
            return Holder.HOUSE;
        }
        Account account = in(() -> context.getBean(AccountStore.class).findByUsername(username))
                .filter(found -> !found.isStudent())
                .orElse(null);
        wrong.require(account != null, "owner", "is no teacher's or admin's user name");
        return account == null ? Holder.HOUSE : Holder.of(account);
    }

    /** Pauses the job that {@link #ingest} is at, lets the document in work end, and makes {@code ingest} return. */
    public void pause() {
        in(() -> context.getBean(JobStore.class).in(List.of(JobState.QUEUED, JobState.RUNNING))).stream()
                .filter(job -> job.kind() == JobKind.FOLDER)
                .forEach(job -> act(job.id(), JobState.Action.PAUSE));
        stopping.countDown();
        context.getBean(JobRunner.class).stop();
    }

    /** Tells every file of a job that was skipped. */
    public void skipped(String job, Consumer<Skipped> each) {
        JobFileStore files = context.getBean(JobFileStore.class);
        int after = 0;
        while (true) {
            int from = after;
            List<JobFile> page = in(() -> files.list(JobId.of(job), FileState.FAILED, from, 200));
            if (page.isEmpty()) {
                return;
            }
            page.forEach(file -> each.accept(
                    new Skipped(file.name(), String.valueOf(file.reason()), String.valueOf(file.message()))));
            after = page.get(page.size() - 1).number();
        }
    }

    /** The passages as they are now. */
    public PassageStore passages() {
        return context.getBean(PassageStore.class);
    }

    private void act(JobId job, JobState.Action action) {
        in(() -> context.getBean(JobLedger.class).act(job, action));
    }

    private Progress progress(JobId id, int files) {
        JobProgress now = in(() -> context.getBean(JobFileStore.class)
                .progress(context.getBean(JobStore.class).find(id).orElseThrow()));
        return new Progress(
                id.toString(),
                now.job().state().name(),
                now.job().state().isFinal(),
                now.done(),
                now.job().sealed() ? now.total() : Math.max(now.total(), files),
                now.passages(),
                now.failed(),
                now.unchanged(),
                now.current());
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(
                context.getBean(TransactionOperations.class).execute(status -> work.get()));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not annotated as a configuration, so that the server's component scan passes it by. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @EnableConfigurationProperties(DocumentSettings.class)
    @Import({
        AccountStore.class,
        Deployment.class,
        NodeLock.class,
        StoreConfiguration.class,
        DocumentStore.class,
        DocumentListStore.class,
        JobStore.class,
        JobFileStore.class,
        MarkStore.class,
        FolderOriginals.class,
        OriginalStore.class,
        PartTasks.class,
        JobLedger.class,
        ArchiveFiles.class,
        PartWorker.class,
        Sweeper.class,
        JobRunner.class,
        Reconciliation.class,
        FolderIngestion.class
    })
    static class Parts {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }
}
