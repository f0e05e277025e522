package org.qiwen.evaluation.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The runnable jar as a child process on a free port of 127.0.0.1. Closing it asks it to end, then makes it.
 *
 * <p>Its working directory is the given folder, so {@code ./data} and the log {@code server.log} are there.
 */
public final class ServerProcess implements AutoCloseable {
    /** How often readiness is asked for; the error of a start time is at most this. */
    private static final Duration ASK_EVERY = Duration.ofMillis(20);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int LOG_LINES_SHOWN = 30;

    private final Process process;
    private final URI url;
    private final Path log;
    private final StartTime startTime;

    private ServerProcess(Process process, URI url, Path log, StartTime startTime) {
        this.process = process;
        this.url = url;
        this.log = log;
        this.startTime = startTime;
    }

    /**
     * Starts the jar and waits until {@code /actuator/health/readiness} answers 200, which is after start-up work and demo logins.
     *
     * @param jar the runnable jar
     * @param folder working directory
     * @param demoPassword password of the demo accounts
     * @param limit longest wait for readiness
     * @throws IllegalStateException when it ends or is not ready in time; holds the last lines of its log
     */
    public static ServerProcess start(Path jar, Path folder, String demoPassword, Duration limit) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toAbsolutePath().toString(),
                "serve");
        return start(command, folder, demoPassword, limit);
    }

    /**
     * The same with any command that serves.
     *
     * @param command program and arguments; it takes its port from {@code SERVER_PORT}
     */
    public static ServerProcess start(List<String> command, Path folder, String demoPassword, Duration limit) {
        int port = freePort();
        Path log = folder.resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("QIWEN_DEMO_PASSWORD", demoPassword);
        try {
            long started = System.nanoTime();
            Process process = builder.start();
            URI url = URI.create("http://127.0.0.1:" + port);
            awaitReady(process, url, log, limit);
            Duration toReady = Duration.ofNanos(System.nanoTime() - started);
            Duration processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
            return new ServerProcess(process, url, log, new StartTime(toReady, processor));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    public URI url() {
        return url;
    }

    public StartTime startTime() {
        return startTime;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Lets the server alone for a while. */
    public void idle(Duration time) {
        if (ended(process, time)) {
            throw new IllegalStateException("the server ended by itself; its log says\n" + tail(log));
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!ended(process, STOP_LIMIT)) {
            process.destroyForcibly();
        }
    }

    private static void awaitReady(Process process, URI url, Path log, Duration limit) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        HttpRequest health = HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isHealthy(client, health)) {
            if (ended(process, ASK_EVERY)) {
                throw new IllegalStateException(
                        "the server ended with " + process.exitValue() + "; its log says\n" + tail(log));
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the server was not ready within " + limit + "; its log says\n" + tail(log));
            }
        }
    }

    private static boolean isHealthy(HttpClient client, HttpRequest health) {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server was starting", e);
        }
    }

    private static boolean ended(Process process, Duration wait) {
        try {
            return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
