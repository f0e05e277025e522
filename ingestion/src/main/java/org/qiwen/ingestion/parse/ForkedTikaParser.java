package org.qiwen.ingestion.parse;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.tika.exception.TikaException;
import org.apache.tika.fork.ForkParser;
import org.apache.tika.fork.ParserFactoryFactory;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.UnreadableDocument.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/**
 * Reads PDF, Office and HTML files with Apache Tika in child JVMs.
 *
 * <p>A child has its own heap limit, sees no environment variables of ours, has only Tika's jars on its class path and is
 * ended when a document takes too long: by Tika's own watchdog inside it, and by us from outside when that one is starved.
 * The first document waits for the child's start (about a second); children are started when first needed and end by
 * themselves after a minute without work.
 *
 * <p>Thread-safe: more callers than children wait for their turn.
 */
public final class ForkedTikaParser implements DocumentParser, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForkedTikaParser.class);
    private static final Set<String> EXTENSIONS =
            Set.of("pdf", "docx", "doc", "pptx", "ppt", "xlsx", "xls", "html", "htm", "rtf", "txt");
    private static final Set<String> WITHOUT_HEADINGS = Set.of("pdf", "txt");

    /** How long a child may take to start and its own watchdog to act before we end it from outside. Our choice. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final String NO_PARSER = "org.apache.tika.parser.EmptyParser";
    private static final Path ENV = Path.of("/usr/bin/env");

    private final ForkSettings settings;
    private final Path directory;
    private final BlockingQueue<Child> idle;
    private final ScheduledExecutorService watch;
    private @Nullable Path classPath;

    /**
     * Starts nothing yet.
     *
     * @param directory where the child's jars and temporary files are kept (about 50 MB), made when needed; not shared with
     *     other processes
     */
    public ForkedTikaParser(ForkSettings settings, Path directory) {
        this.settings = settings;
        this.directory = directory.toAbsolutePath();
        this.idle = new ArrayBlockingQueue<>(settings.processes());
        for (int i = 0; i < settings.processes(); i++) {
            idle.add(new Child());
        }
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "parser-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public boolean reads(SourceDocument document) {
        return EXTENSIONS.contains(document.extension());
    }

    @Override
    public ParsedDocument parse(SourceDocument document) throws UnreadableDocument, IOException {
        Child child;
        try {
            child = idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a parser", e);
        }
        try {
            return child.parse(document);
        } finally {
            idle.add(child);
        }
    }

    /** Ends the children that are idle; one that is parsing ends with its document. */
    @Override
    public void close() {
        watch.shutdownNow();
        List<Child> children = new ArrayList<>();
        idle.drainTo(children);
        children.forEach(Child::end);
        idle.addAll(children);
    }

    private synchronized Path classPath() throws IOException {
        if (classPath == null) {
            ChildClassPath.delete(directory.resolve("tmp"));
            Files.createDirectories(directory.resolve("tmp"));
            classPath = new ChildClassPath().layOut(directory);
        }
        return classPath;
    }

    /** One child process, replaced by a new one when it died. */
    private final class Child {
        private final String token = "qiwen.parser=" + UUID.randomUUID();
        private @Nullable ForkParser parser;

        ParsedDocument parse(SourceDocument document) throws UnreadableDocument, IOException {
            BlockWriter writer = new BlockWriter();
            Metadata metadata = new Metadata();
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, document.stem() + "." + document.extension());
            boolean realHeadings = !WITHOUT_HEADINGS.contains(document.extension());
            XhtmlBlocks blocks = new XhtmlBlocks(writer, !realHeadings);
            ForkParser running = running();
            InputStream content = document.content().open();
            AtomicBoolean ended = new AtomicBoolean();
            long started = System.nanoTime();
            ScheduledFuture<?> outside = watch.schedule(
                    () -> {
                        ended.set(true);
                        killProcess();
                    },
                    settings.timeLimit().plus(GRACE).toMillis(),
                    TimeUnit.MILLISECONDS);
            try (InputStream in = new BoundedStream(content, settings.maxBytes(), document.name())) {
                running.parse(in, blocks, metadata, new ParseContext());
            } catch (BoundedStream.Exceeded e) {
                end();
                throw new UnreadableDocument(Reason.TOO_LARGE, String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                end();
                throw new UnreadableDocument(
                        Reason.PARSER_DIED, document.name() + ": the parser's process could not be started", e);
            } catch (SAXException e) {
                throw new UnreadableDocument(Reason.DAMAGED, document.name() + " could not be read", e);
            } catch (TikaException e) {
                end();
                Duration taken = Duration.ofNanos(System.nanoTime() - started);
                throw died(document, ended.get() || taken.compareTo(settings.timeLimit()) >= 0, e);
            } finally {
                outside.cancel(false);
            }
            refuse(document, metadata);
            if (writer.isEmpty()
                    && List.of(metadata.getValues(TikaCoreProperties.TIKA_PARSED_BY))
                            .contains(NO_PARSER)) {
                throw new UnreadableDocument(
                        Reason.UNSUPPORTED,
                        document.name() + " is not what its name says but " + metadata.get(Metadata.CONTENT_TYPE));
            }
            return writer.finish(document, document.defaults(), declaredTitle(metadata), realHeadings);
        }

        private ForkParser running() throws IOException {
            if (parser == null) {
                parser = new ForkParser(
                        classPath(),
                        new ParserFactoryFactory(
                                "org.qiwen.ingestion.parse.child.ReportingParserFactory",
                                Map.of("maxCharacters", Integer.toString(settings.maxCharacters()))));
                parser.setJavaCommand(command());
                parser.setPoolSize(1);
                parser.setServerPulseMillis(Math.min(1000, settings.timeLimit().toMillis()));
                parser.setServerParseTimeoutMillis(settings.timeLimit().toMillis());
                parser.setServerWaitTimeoutMillis(IDLE.toMillis());
                parser.setMaxFilesProcessedPerServer(settings.documentsPerProcess());
            }
            return parser;
        }

        private List<String> command() {
            List<String> command = new ArrayList<>();
            if (Files.isExecutable(ENV)) {
                // Keys and passwords of ours are in the environment; a parser has no use for it.
                command.add(ENV.toString());
                command.add("-i");
            }
            command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
            command.add("-Xmx" + settings.memoryMegabytes() + "m");
            command.add("-XX:+UseSerialGC");
            command.add("-XX:TieredStopAtLevel=1");
            command.add("-XX:+ExitOnOutOfMemoryError");
            // The JVM's last words would go to standard output, where ForkParser takes them for "done, without text".
            command.add("-XX:+DisplayVMOutputToStderr");
            command.add("-Djava.awt.headless=true");
            command.add("-Dfile.encoding=UTF-8");
            command.add("-Dlog4j2.StatusLogger.level=OFF");
            command.add("-Dorg.apache.logging.log4j.simplelog.level=OFF");
            command.add("-Dslf4j.internal.verbosity=ERROR");
            command.add("-Djava.io.tmpdir=" + directory.resolve("tmp"));
            command.add("-D" + token);
            return command;
        }

        private UnreadableDocument died(SourceDocument document, boolean late, TikaException fault) {
            LOG.warn(
                    "the parser of {} was ended: {}",
                    document.name(),
                    late ? "over its time limit" : "its process died");
            return late
                    ? new UnreadableDocument(
                            Reason.TOO_SLOW,
                            document.name() + " took longer than the "
                                    + settings.timeLimit().toSeconds() + " s allowed for parsing",
                            fault)
                    : new UnreadableDocument(
                            Reason.PARSER_DIED,
                            "the parser's process died on " + document.name() + ", most likely over its limit of "
                                    + settings.memoryMegabytes() + " MB",
                            fault);
        }

        private void killProcess() {
            ProcessHandle.current()
                    .children()
                    .filter(process -> process.info()
                            .commandLine()
                            .map(line -> line.contains(token))
                            .orElse(false))
                    .forEach(ProcessHandle::destroyForcibly);
        }

        void end() {
            if (parser != null) {
                parser.close();
                parser = null;
            }
        }
    }

    private static void refuse(SourceDocument document, Metadata metadata) throws UnreadableDocument {
        String reason = metadata.get("qiwen:reason");
        if (reason == null) {
            return;
        }
        Reason known = Reason.valueOf(reason.toUpperCase(Locale.ROOT));
        String what =
                switch (known) {
                    case ENCRYPTED -> " needs a password";
                    case TOO_LARGE -> " has more text than allowed";
                    case UNSUPPORTED -> " is of a kind that is not supported (" + metadata.get("qiwen:detail") + ")";
                    default -> " is damaged or not what its name says (" + metadata.get("qiwen:detail") + ")";
                };
        throw new UnreadableDocument(known, document.name() + what);
    }

    private static @Nullable String declaredTitle(Metadata metadata) {
        String title = metadata.get(TikaCoreProperties.TITLE);
        return title == null || title.isBlank() || title.startsWith("Microsoft Word") ? null : title;
    }
}
