package org.qiwen.ingestion.parse;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.UnreadableDocument.Reason;
import org.qiwen.ingestion.parse.child.document.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads documents of every format, and unpacks archives, in child JVMs.
 *
 * <p>A child has its own heap limit, an empty environment, only the readers' jars on its class path and no network; it ends
 * with this process, and is ended when a document takes too long. Whatever happens to it, the caller sees an
 * {@link UnreadableDocument} and the next document gets a fresh child. The first document waits for the child's start (half
 * a second); children are started when first needed and end after a minute without work.
 *
 * <p>Thread-safe: more callers than children wait for their turn.
 */
public final class ForkedParser implements DocumentParser, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForkedParser.class);
    private static final Set<String> EXTENSIONS = Set.of(
            "pdf",
            "docx",
            "docm",
            "dotx",
            "doc",
            "dot",
            "pptx",
            "pptm",
            "ppsx",
            "ppt",
            "pps",
            "xlsx",
            "xlsm",
            "xls",
            "html",
            "htm",
            "xhtml",
            "epub",
            "md",
            "markdown",
            "txt",
            "text",
            "csv",
            "tsv",
            "rtf",
            "odt",
            "odp",
            "ods",
            "msg",
            "png",
            "jpg",
            "jpeg",
            "tif",
            "tiff",
            "bmp",
            "gif",
            "");

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final ForkSettings settings;
    private final Path directory;
    private final BlockingDeque<Seat> idle;
    private final ScheduledThreadPoolExecutor watch;
    private @Nullable Path classPath;

    /** What reading one document came to, and what it cost. */
    public record Reading(
            @Nullable ParsedDocument document,
            @Nullable UnreadableDocument refusal,
            Duration taken,
            long peakKilobytes) {}

    /**
     * Starts nothing yet.
     *
     * @param directory where the child's jars and temporary files are kept (about 22 MB), made when needed; not shared with
     *     other processes
     */
    public ForkedParser(ForkSettings settings, Path directory) {
        this.settings = settings;
        this.directory = directory.toAbsolutePath();
        this.idle = new LinkedBlockingDeque<>();
        for (int i = 0; i < settings.processes(); i++) {
            idle.add(new Seat());
        }
        this.watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "parser-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        watch.scheduleWithFixedDelay(this::endIdle, IDLE.toSeconds(), IDLE.toSeconds() / 4, TimeUnit.SECONDS);
    }

    /** True for the endings of formats that are read; what a file really is decides when it is parsed. */
    @Override
    public boolean reads(SourceDocument document) {
        return EXTENSIONS.contains(document.extension());
    }

    @Override
    public ParsedDocument parse(SourceDocument document) throws UnreadableDocument, IOException {
        Seat seat = take();
        try {
            return seat.ask(document, null).document(document);
        } finally {
            idle.addFirst(seat);
        }
    }

    /** Like {@link #parse}, and says how long it took in a running child and how much memory the child had at its peak (0: unknown). */
    public Reading read(SourceDocument document) throws IOException {
        Seat seat = take();
        seat.peakKilobytes = 0;
        seat.started = System.nanoTime();
        try {
            ParsedDocument parsed = seat.ask(document, null).document(document);
            return new Reading(parsed, null, since(seat.started), seat.peakKilobytes);
        } catch (UnreadableDocument e) {
            return new Reading(null, e, since(seat.started), seat.peakKilobytes);
        } finally {
            idle.addFirst(seat);
        }
    }

    /**
     * Unpacks a ZIP archive and the archives inside it. The files get numbers for names, so that no name inside an archive
     * is ever used as a path.
     *
     * @param folder existing directory; the caller deletes it
     * @throws UnreadableDocument when it is no archive, is damaged, or above the limits
     */
    public UnpackedArchive unpack(SourceDocument archive, Path folder) throws UnreadableDocument, IOException {
        Seat seat = take();
        try {
            Path target = folder.toAbsolutePath();
            return UnpackedArchive.of(archive, target, seat.ask(archive, target));
        } finally {
            idle.addFirst(seat);
        }
    }

    /** Ends the children that are idle; one that is parsing ends with its document. */
    @Override
    public void close() {
        List<Seat> seats = new ArrayList<>();
        idle.drainTo(seats);
        seats.forEach(Seat::end);
        idle.addAll(seats);
        watch.shutdownNow();
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private Seat take() throws IOException {
        try {
            return idle.takeFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a parser", e);
        }
    }

    /** Looks at every seat that is not in use. */
    private void endIdle() {
        for (int i = 0; i < settings.processes(); i++) {
            Seat seat = idle.pollLast();
            if (seat == null) {
                return;
            }
            if (since(seat.lastUsed).compareTo(IDLE) > 0) {
                seat.end();
            }
            idle.addFirst(seat);
        }
    }

    private synchronized Path classPath() throws IOException {
        if (classPath == null) {
            ChildClassPath.delete(spool());
            Files.createDirectories(spool());
            Files.write(directory.resolve("no-hosts"), new byte[0]);
            classPath = new ChildClassPath().layOut(directory);
        }
        return classPath;
    }

    private Path spool() {
        return directory.resolve("tmp");
    }

    private Limits limits() {
        return new Limits(
                settings.maxCharacters(),
                settings.embeddedDocuments(),
                settings.embeddedDepth(),
                settings.archive().entries(),
                settings.archive().bytes(),
                settings.archive().ratio(),
                settings.archive().depth(),
                settings.ocr().pages(),
                settings.ocr().timePerPage().toMillis(),
                tesseract(),
                spool());
    }

    private String tesseract() {
        String program = settings.ocr().program();
        if (program.equals("none") || settings.ocr().pages() == 0) {
            return "";
        }
        if (!program.isEmpty()) {
            return program;
        }
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, "tesseract");
            if (Files.isExecutable(candidate)) {
                return candidate.toString();
            }
        }
        return "";
    }

    /** The place of one child, taken by a new one when the old one died. */
    private final class Seat {
        private @Nullable ChildProcess child;
        private volatile long lastUsed = System.nanoTime();
        private long peakKilobytes;
        private long started;

        /** Asks once more when the child was told to end from outside: the document has no part in that. */
        Reply ask(SourceDocument document, @Nullable Path target) throws UnreadableDocument, IOException {
            try {
                return askOnce(document, target);
            } catch (UnreadableDocument e) {
                if (e.getCause() instanceof ChildProcess.Ended ended && ended.wasAsked()) {
                    return askOnce(document, target);
                }
                throw e;
            }
        }

        private Reply askOnce(SourceDocument document, @Nullable Path target) throws UnreadableDocument, IOException {
            ChildProcess running = running(document);
            started = System.nanoTime();
            try (InputStream content = document.content().open()) {
                Reply reply = running.exchange(document.name(), target, content, settings);
                peakKilobytes = reply.peakKilobytes();
                if (reply.isLast()) {
                    end();
                }
                return reply;
            } catch (ChildProcess.TooLong e) {
                throw new UnreadableDocument(
                        Reason.TOO_LARGE,
                        document.name() + " has more than the " + settings.maxBytes() + " bytes allowed",
                        e);
            } catch (ChildProcess.Ended | Reply.Nonsense e) {
                child = null;
                throw died(document, running, e);
            } catch (IOException | RuntimeException e) {
                // A request was begun and not finished.
                end();
                throw e;
            } finally {
                lastUsed = System.nanoTime();
            }
        }

        private ChildProcess running(SourceDocument document) throws UnreadableDocument {
            ChildProcess current = child;
            if (current != null && current.isUsable(settings.documentsPerProcess())) {
                return current;
            }
            end();
            try {
                ChildProcess started = ChildProcess.start(settings, limits(), classPath(), directory, watch);
                child = started;
                return started;
            } catch (IOException e) {
                LOG.error("no parser could be started", e);
                throw new UnreadableDocument(
                        Reason.PARSER_DIED, document.name() + ": the parser's process could not be started", e);
            }
        }

        private UnreadableDocument died(SourceDocument document, ChildProcess dead, IOException fault) {
            if (dead.wasLate()) {
                LOG.warn("the parser of {} was ended over its time limit", document.name());
                return new UnreadableDocument(
                        Reason.TOO_SLOW,
                        document.name() + " took longer than the "
                                + settings.timeLimit().toSeconds() + " s allowed for parsing",
                        fault);
            }
            if (fault instanceof Reply.Nonsense) {
                LOG.warn("the parser of {} was ended: {}", document.name(), fault.getMessage());
                return new UnreadableDocument(Reason.PARSER_DIED, document.name() + ": " + fault.getMessage(), fault);
            }
            boolean memory = dead.ranOutOfMemory();
            LOG.warn("the parser of {} died: {}", document.name(), memory ? "out of memory" : dead.exit());
            return new UnreadableDocument(
                    Reason.PARSER_DIED,
                    memory
                            ? document.name() + " needs more than the " + settings.memoryMegabytes()
                                    + " MB of memory allowed for parsing"
                            : "the parser's process died on " + document.name() + " (" + dead.exit() + ")",
                    fault);
        }

        void end() {
            if (child != null) {
                child.end();
                child = null;
            }
        }
    }
}
