package org.qiwen.ingestion.parse;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.Wire;
import org.qiwen.ingestion.parse.child.document.Limits;

/** One child JVM, from its start to its end. Used by one thread at a time; only {@link #kill()} may come from others. */
final class ChildProcess {
    /** Exit code of a JVM under {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /**
     * Exit codes after HUP, INT and TERM: a closed terminal, Ctrl-C in it and a service manager's stop reach the children as
     * well as this process.
     */
    private static final Set<Integer> ASKED_TO_END = Set.of(128 + 1, 128 + 2, 128 + 15);

    /** How long a child may take to start, also on a busy machine. Our choice. */
    private static final Duration START = Duration.ofSeconds(60);

    private static final int CHUNK = 1 << 16;

    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private final ScheduledExecutorService watch;
    private volatile long deadline;
    private volatile boolean late;
    private int documents;

    private ChildProcess(Process process, ScheduledExecutorService watch) {
        this.process = process;
        this.watch = watch;
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), CHUNK));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream(), CHUNK));
    }

    /**
     * Starts a child and waits until it is ready.
     *
     * @throws Ended when it started and ended again
     * @throws IOException when it cannot be started
     */
    static ChildProcess start(
            ForkSettings settings, Limits limits, Path jars, Path directory, ScheduledExecutorService watch)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(settings, limits, jars, directory));
        // Keys and passwords of ours are in the environment; a parser has no use for it.
        builder.environment().clear();
        builder.directory(limits.spool().toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        ChildProcess child = new ChildProcess(builder.start(), watch);
        ScheduledFuture<?> guard = child.guard(START);
        try {
            int kind = child.from.readUnsignedByte();
            int length = child.from.readInt();
            if (kind != Wire.HELLO || length != 0) {
                throw new Reply.Nonsense("no greeting");
            }
            return child;
        } catch (IOException e) {
            throw child.ended(e);
        } finally {
            guard.cancel(false);
        }
    }

    private static List<String> command(ForkSettings settings, Limits limits, Path jars, Path directory) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.add("-Xmx" + settings.memoryMegabytes() + "m");
        command.add("-Xms16m");
        command.add("-XX:MaxMetaspaceSize=160m");
        command.add("-XX:MaxDirectMemorySize=64m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xshare:auto");
        command.add("-XX:-UsePerfData");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+DisplayVMOutputToStderr");
        command.add("-XX:ErrorFile=" + limits.spool().resolve("hs_err_%p.log"));
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-Djava.awt.headless=true");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dsun.jnu.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + limits.spool());
        command.add("-Duser.home=" + directory);
        command.add("-Dlog4j2.StatusLogger.level=OFF");
        command.add("-Dorg.apache.logging.log4j.simplelog.level=OFF");
        command.add("-Dslf4j.internal.verbosity=ERROR");
        // No name is resolved, every socket goes to a proxy that is not there: no network.
        command.add("-Djdk.net.hosts.file=" + directory.resolve("no-hosts"));
        command.add("-DsocksProxyHost=127.0.0.1");
        command.add("-DsocksProxyPort=1");
        command.add("-DsocksNonProxyHosts=");
        // XML: neither external entities nor schemas, and few entities at all.
        command.add("-Djavax.xml.accessExternalDTD=");
        command.add("-Djavax.xml.accessExternalSchema=");
        command.add("-Djavax.xml.accessExternalStylesheet=");
        command.add("-Djdk.xml.entityExpansionLimit=1000");
        command.add("-Djdk.xml.totalEntitySizeLimit=100000");
        command.add("-cp");
        command.add(jars + File.separator + "*");
        command.add("org.qiwen.ingestion.parse.child.Child");
        command.addAll(limits.arguments());
        return command;
    }

    /** Whether it can take another document. */
    boolean isUsable(int maxDocuments) {
        return process.isAlive() && documents < maxDocuments;
    }

    /** Thrown when the child ended, or had to be ended, before it answered. */
    static final class Ended extends IOException {
        private static final long serialVersionUID = 1L;
        private final boolean asked;

        Ended(boolean asked, Throwable cause) {
            super("the parser's process ended", cause);
            this.asked = asked;
        }

        /** Whether the system asked it to end, whatever it was reading. */
        boolean wasAsked() {
            return asked;
        }
    }

    /** Thrown when the document is longer than allowed. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Sends a document and reads the answer.
     *
     * @param target where to unpack; null to parse
     * @param timePerPage more time for each page of OCR, up to {@code maxPages}
     * @throws Ended when the child died or was killed over its time limit; it is of no more use
     * @throws TooLong when the content has more than {@code maxBytes}
     * @throws IOException when the content cannot be read
     */
    Reply exchange(String name, @Nullable Path target, InputStream content, ForkSettings settings) throws IOException {
        documents++;
        late = false;
        ScheduledFuture<?> guard = guard(settings.timeLimit());
        try {
            byte[] chunk = new byte[CHUNK];
            int length = content.readNBytes(chunk, 0, CHUNK);
            begin(name, target);
            long total = 0;
            while (length > 0) {
                total += length;
                if (total > settings.maxBytes()) {
                    send(Wire.CANCELLED, chunk, 0);
                    throw new TooLong();
                }
                send(length, chunk, length);
                length = length < CHUNK ? 0 : content.readNBytes(chunk, 0, CHUNK);
            }
            send(0, chunk, 0);
            return reply(settings);
        } finally {
            guard.cancel(false);
        }
    }

    private void begin(String name, @Nullable Path target) throws Ended {
        try {
            to.writeInt(target == null ? Wire.PARSE : Wire.UNPACK);
            string(name);
            if (target != null) {
                string(target.toString());
            }
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private void string(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private void send(int header, byte[] chunk, int length) throws Ended {
        try {
            to.writeInt(header);
            to.write(chunk, 0, length);
            if (header <= 0) {
                to.flush();
            }
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private Reply reply(ForkSettings settings) throws IOException {
        try {
            return Reply.read(from, settings.maxCharacters(), pages -> extend(pages, settings));
        } catch (Reply.Nonsense e) {
            kill();
            throw e;
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private Ended ended(IOException cause) {
        kill();
        return new Ended(exitValue().filter(ASKED_TO_END::contains).isPresent(), cause);
    }

    private void extend(int pages, ForkSettings settings) {
        int allowed = Math.max(0, Math.min(pages, settings.ocr().pages()));
        deadline = Math.min(
                deadline + settings.ocr().timePerPage().multipliedBy(allowed).toNanos(),
                System.nanoTime()
                        + settings.timeLimit()
                                .plus(settings.ocr()
                                        .timePerPage()
                                        .multipliedBy(settings.ocr().pages()))
                                .toNanos());
    }

    private ScheduledFuture<?> guard(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
        long period = Math.max(10, Math.min(1000, limit.toMillis() / 10));
        return watch.scheduleWithFixedDelay(
                () -> {
                    if (System.nanoTime() - deadline > 0) {
                        late = true;
                        kill();
                    }
                },
                limit.toMillis(),
                period,
                TimeUnit.MILLISECONDS);
    }

    /** Whether it was ended over its time limit. */
    boolean wasLate() {
        return late;
    }

    /** Whether it ended itself for want of memory; waits for its end. */
    boolean ranOutOfMemory() {
        return exitValue().filter(code -> code == OUT_OF_MEMORY).isPresent();
    }

    private Optional<Integer> exitValue() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? Optional.of(process.exitValue()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What is known of its end, for people. */
    String exit() {
        return process.isAlive() ? "still running" : "exit code " + process.exitValue();
    }

    /** Ends it and what it started, at once. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Lets it go: the end of its input ends it, and should it not, force does. */
    void end() {
        kill();
    }
}
