package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Leaves in the data folder where its server is, for commands that must not open the data beside it. */
@Component
public class ServerAddress implements DisposableBean {
    private static final String FILE = "server.address";

    private final Path data;
    private final Path file;
    private final String host;

    ServerAddress(@Value("${qiwen.data}") Path data, @Value("${server.address:}") String host) {
        this.data = data;
        this.file = data.resolve(FILE);
        this.host = host;
    }

    /**
     * The server that holds this data folder: the process that said so is still there.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Optional<URI> of(Path data) {
        Path file = data.resolve(FILE);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() < 2) {
                return Optional.empty();
            }
            boolean alive = ProcessHandle.of(Long.parseLong(lines.get(1)))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
            return alive ? Optional.of(URI.create(lines.get(0))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @EventListener
    void write(ApplicationReadyEvent ready) throws IOException {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            // A node of a server may have kept nothing here yet.
            Files.createDirectories(data);
            Files.writeString(
                    file,
                    "http://" + name() + ":" + context.getWebServer().getPort() + "\n"
                            + ProcessHandle.current().pid() + "\n");
        }
    }

    private String name() throws IOException {
        @Nullable InetAddress address = host.isBlank() ? null : InetAddress.getByName(host);
        if (address == null || address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @Override
    public void destroy() throws IOException {
        Files.deleteIfExists(file);
    }
}
