package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.web.ErrorResponses;
import org.qiwen.assistant.web.Fields;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.qiwen.ingestion.parse.DocumentParser;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Takes uploads in. The answer comes when every file is on disk and the job that will ingest them is committed; an upload
 * that breaks off before leaves nothing. The one place where reactive code touches files: on the scheduler {@code files}.
 */
@Component
class Uploads implements SmartInitializingSingleton, DisposableBean {
    /** Uploads waiting for a thread. Our choice: more means that the disk is too slow anyway. */
    private static final int QUEUE = 10_000;

    /** A sender that is silent for so long is gone. Our choice: longer than a school's line is ever stuck. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** Buffers taken from the network ahead of the disk. */
    private static final int AHEAD = 4;

    private static final int BUFFER = 64 * 1024;

    /** Longest file of labels, in bytes. Our choice: some thousand documents. */
    private static final int MOST_LABELS = 1 << 20;

    private final Path incoming;
    private final FileType types;
    private final Originals originals;
    private final JobLedger ledger;
    private final JobStore jobs;
    private final Database database;
    private final DocumentSettings settings;
    private final Scheduler files;

    Uploads(
            @Value("${qiwen.data}") Path data,
            DocumentParser parser,
            Originals originals,
            JobLedger ledger,
            JobStore jobs,
            Database database,
            DocumentSettings settings) {
        this.incoming = data.resolve("incoming");
        this.types = new FileType(parser);
        this.originals = originals;
        this.ledger = ledger;
        this.jobs = jobs;
        this.database = database;
        this.settings = settings;
        this.files = Schedulers.newBoundedElastic(settings.uploads(), QUEUE, "files", 60, true);
    }

    /** Files that are kept, with what was said about them. */
    private record Kept(List<JobLedger.Received> files, Map<String, String> fields) {}

    /** Takes an upload in; the job that will ingest it. */
    Mono<JobId> receive(Flux<PartEvent> parts, Account by) {
        return Mono.usingWhen(
                Mono.fromCallable(() ->
                                new Incoming(incoming.resolve(UUID.randomUUID().toString()), types, settings))
                        .subscribeOn(files),
                upload -> parts.timeout(SILENCE)
                        .publishOn(files, AHEAD)
                        .doOnNext(upload::take)
                        .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                        .then(Mono.fromCallable(() -> keep(upload)).subscribeOn(files))
                        .flatMap(kept -> register(kept, by)),
                upload -> Mono.fromRunnable(() -> close(upload)).subscribeOn(files));
    }

    /** The bytes of an original, from the first on. */
    Flux<DataBuffer> original(String sha256) {
        return DataBufferUtils.readInputStream(
                        () -> originals.open(sha256), DefaultDataBufferFactory.sharedInstance, BUFFER)
                .subscribeOn(files);
    }

    Mono<Boolean> hasOriginal(String sha256) {
        return Mono.fromCallable(() -> originals.has(sha256)).subscribeOn(files);
    }

    /** Removes what uploads of an earlier life left, before the first one can come in. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(incoming)) {
            for (Path folder : folders) {
                new Incoming(folder, types, settings).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("leftovers of uploads cannot be removed", e);
        }
    }

    private Kept keep(Incoming upload) throws IOException {
        FileLabels labels = labels(upload);
        List<Incoming.File> came = upload.files().stream()
                .filter(file -> !FileLabels.isOne(file.name()))
                .toList();
        boolean several = upload.fields().containsKey("job") || upload.fields().containsKey("more");
        if (came.isEmpty() && !several) {
            throw Refusal.invalid(Incoming.FILES, "needs at least one file");
        }
        List<JobLedger.Received> kept = new ArrayList<>();
        for (Incoming.File file : came) {
            kept.add(keep(file).labelled(labels));
        }
        if (!several && kept.stream().allMatch(file -> file.sha256() == null)) {
            throw Refusal.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    String.valueOf(kept.get(0).message()));
        }
        return new Kept(kept, upload.fields());
    }

    /** What the upload's own files say of the others. */
    private static FileLabels labels(Incoming upload) throws IOException {
        Fields wrong = new Fields();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Incoming.File file : upload.files()) {
            if (FileLabels.isOne(file.name()) && file.place() != null) {
                wrong.require(file.bytes() <= MOST_LABELS, file.name(), "has at most " + MOST_LABELS + " bytes");
                texts.put(file.name(), file.bytes() <= MOST_LABELS ? FileLabels.text(file.place()) : "");
            }
        }
        FileLabels labels = FileLabels.read(texts, Said.of(upload.fields()).labels(), wrong);
        wrong.check();
        return labels;
    }

    private JobLedger.Received keep(Incoming.File file) throws IOException {
        if (file.place() == null || file.sha256() == null || file.foreign()) {
            return JobLedger.Received.refused(file.name(), file.bytes(), "UNSUPPORTED", unsupported(file));
        }
        if (file.bytes() == 0) {
            return JobLedger.Received.refused(file.name(), 0, "EMPTY", file.name() + " 是空文件。 It is empty.");
        }
        originals.keep(file.place(), file.sha256());
        return JobLedger.Received.kept(file.name(), file.sha256(), file.bytes());
    }

    private static String unsupported(Incoming.File file) {
        return file.foreign()
                ? file.name() + " 的内容不是文档。 Its bytes are of no kind of document."
                : file.name() + " 不是可以读取的格式。 No parser reads files ending in '" + FileType.ending(file.name()) + "'.";
    }

    private Mono<JobId> register(Kept kept, Account by) {
        Said said = Said.of(kept.fields());
        Mono<JobId> registering = database.transact(() -> {
            JobId job = said.job() == null
                    ? ledger.open(
                            said.source() == null ? JobKind.UPLOAD : JobKind.FOLDER,
                            Holder.of(by),
                            said.source(),
                            said.labels())
                    : more(said.job(), by);
            ledger.add(job, kept.files());
            if (!said.more()) {
                ledger.seal(job);
            }
            return job;
        });
        // Two uploads of the same new file at once: the slower one finds it there.
        return registering.onErrorResume(DuplicateKeyException.class, e -> registering);
    }

    private JobId more(JobId id, Account by) {
        Job job = jobs.lock(id).filter(found -> found.holder().is(by)).orElseThrow(() -> Refusal.notFound("job"));
        if (!ledger.takesMore(job)) {
            throw Refusal.of(ProblemType.CONFLICT, "This job takes no more files; begin a new one.");
        }
        return id;
    }

    private static void close(Incoming upload) {
        try {
            upload.close();
        } catch (IOException e) {
            ErrorResponses.fault("removing what an upload left", e);
        }
    }

    /** Bytes of an original for those who may block. */
    InputStream open(String sha256) throws IOException {
        return originals.open(sha256);
    }

    /** The text fields of an upload. */
    record Said(
            Labels labels,
            @Nullable String source,
            @Nullable JobId job,
            boolean more) {
        static Said of(Map<String, String> fields) {
            Fields wrong = new Fields();
            Labels labels = LabelReader.read(fields, Labels.DEFAULTS, wrong);
            JobId job = null;
            String id = fields.get("job");
            if (id != null && !id.isEmpty()) {
                try {
                    job = JobId.of(id);
                } catch (IllegalArgumentException e) {
                    wrong.reject("job", "is no job's id");
                }
            }
            String source = fields.get("source");
            wrong.check();
            return new Said(
                    labels,
                    source == null || source.isEmpty() ? null : source,
                    job,
                    Boolean.parseBoolean(fields.get("more")));
        }
    }

    @Override
    public void destroy() {
        files.dispose();
    }
}
