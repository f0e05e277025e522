package org.qiwen.assistant.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.server.Browser.Event;

/** A stream of events that is read while it comes, line by line as it is on the wire. Thread-safe. */
public final class Tap {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    private final InputStream stream;

    Tap(InputStream stream) {
        this.stream = stream;
        Thread reader = new Thread(() -> read(stream), "tap");
        reader.setDaemon(true);
        reader.start();
    }

    /** Every line so far, comments and hints too. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The events so far. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** When the stream is over: true when the server ended it, false when the line broke. */
    public CompletableFuture<Boolean> ended() {
        return ended;
    }

    /** Goes away. */
    public void leave() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder block = new StringBuilder();
            for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (!line.isEmpty()) {
                    block.append(line).append('\n');
                } else {
                    Browser.event(block.toString()).ifPresent(events::add);
                    block.setLength(0);
                }
            }
            ended.complete(true);
        } catch (IOException broken) {
            ended.complete(false);
        }
    }
}
