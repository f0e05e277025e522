package org.qiwen.assistant.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, which can be killed. */
public final class NodeProcess implements AutoCloseable {
    private static final String READY = "Qiwen is ready: ";

    private final Process process;
    private final URI address;
    private final List<String> said;

    private NodeProcess(Process process, URI address, List<String> said) {
        this.process = process;
        this.address = address;
        this.said = said;
    }

    /** Starts a main class of this class path, and waits until it says that it is ready. */
    public static NodeProcess start(Class<?> main, String... arguments) throws IOException {
        Process process = new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                drain(output);
                return new NodeProcess(process, URI.create(line.substring(READY.length())), seen);
            }
            seen.add(line);
        }
        throw new IllegalStateException("the node never was ready: " + String.join("\n", seen));
    }

    /** How a main class of this class path is started. */
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** A full pipe would stop the node. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "node-output");
        reader.setDaemon(true);
        reader.setUncaughtExceptionHandler((thread, killed) -> {});
        reader.start();
    }

    /** A browser that nobody has signed in with. */
    public Browser browser() {
        return new Browser(address);
    }

    public long pid() {
        return process.pid();
    }

    /** What it said before it was ready, line by line. */
    public List<String> said() {
        return List.copyOf(said);
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Waits for the process to end; its exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the node still lives");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
