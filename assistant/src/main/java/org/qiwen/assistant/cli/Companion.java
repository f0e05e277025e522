package org.qiwen.assistant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * This program in another process, as something with an address that a measurement needs beside the server. It ends when
 * this process does, because it reads what this one never writes.
 */
final class Companion implements AutoCloseable {
    private static final String LISTENS = "listens at ";

    private final Process process;
    private final URI url;

    private Companion(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it and waits until it says where it listens. */
    static Companion start(List<String> jvmOptions, List<String> arguments, Path folder) throws IOException {
        Process process = new ProcessBuilder(ThisProgram.command(jvmOptions, arguments))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENS)) {
                return new Companion(process, URI.create(line.substring(LISTENS.length())));
            }
        }
        throw new IllegalStateException(String.join(" ", arguments) + " ended before it listened");
    }

    /** In the other process: says where it listens and waits for the end of the first. */
    static void serve(URI url, PrintWriter out) throws IOException {
        out.println(LISTENS + url);
        out.flush();
        while (System.in.read() >= 0) {
            // Nothing is ever written.
        }
    }

    URI url() {
        return url;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
