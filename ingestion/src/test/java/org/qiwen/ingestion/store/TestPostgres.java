package org.qiwen.ingestion.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One real PostgreSQL for all tests of a run: the one at {@code QIWEN_TEST_POSTGRES_URL}, else a private cluster of the
 * installed binaries, else a container. Without any of them every test that asks fails and says what to install.
 */
public final class TestPostgres {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]*/)([^?]*)(\\?.*)?");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static @Nullable String running;

    private TestPostgres() {}

    /** JDBC URL, credentials included, of a new empty database. */
    public static synchronized String freshDatabase() {
        String server = running == null ? start() : running;
        running = server;
        String name = "qiwen_test_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "create database " + name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                execute(server, "drop database if exists " + name + " with (force)");
            } catch (IllegalStateException e) {
                // The private cluster is already gone, and the database with it.
            }
        }));
        Matcher url = URL.matcher(server);
        if (!url.matches()) {
            throw new IllegalStateException(
                    "QIWEN_TEST_POSTGRES_URL must look like jdbc:postgresql://host/database?user=…");
        }
        return url.group(1) + name + (url.group(3) == null ? "" : url.group(3));
    }

    private static String start() {
        String given = System.getenv("QIWEN_TEST_POSTGRES_URL");
        if (given != null && !given.isBlank()) {
            return given;
        }
        Optional<Path> binaries = installed();
        if (binaries.isPresent()) {
            return startCluster(binaries.get());
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return startContainer();
        }
        throw new IllegalStateException(
                "No PostgreSQL for the tests. Run .ci/provision, or install PostgreSQL 15 or later"
                        + " with pgvector, or start Docker, or set QIWEN_TEST_POSTGRES_URL to a server where databases may be made.");
    }

    private static String startContainer() {
        PostgreSQLContainer container = new PostgreSQLContainer(
                DockerImageName.parse("pgvector/pgvector:pg17").asCompatibleSubstituteFor("postgres"));
        container.start();
        return container.getJdbcUrl()
                + (container.getJdbcUrl().contains("?") ? "&" : "?")
                + "user=" + container.getUsername() + "&password=" + container.getPassword();
    }

    /** Directory of the newest installed server programs, version 15 or later. */
    private static Optional<Path> installed() {
        List<Path> places = new ArrayList<>();
        for (String root : List.of("/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt", "/usr")) {
            try (Stream<Path> versions = Files.list(Path.of(root))) {
                versions.filter(path -> path.getFileName().toString().matches("(postgresql@|pgsql-)?\\d+"))
                        .filter(path -> version(path) >= 15)
                        .map(path -> path.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .forEach(places::add);
            } catch (IOException e) {
                // No such place on this machine.
            }
        }
        return places.stream().max(Comparator.comparingInt(TestPostgres::version));
    }

    /** Version in the path of a server's home or of something in it. */
    private static int version(Path path) {
        Matcher number = Pattern.compile(".*/\\D*(\\d+)(/bin)?").matcher(path.toString());
        return number.matches() ? Integer.parseInt(number.group(1)) : 0;
    }

    private static String startCluster(Path binaries) {
        List<String> as = unprivileged();
        Path home = home(as);
        Path data = home.resolve("data");
        int port = freePort();
        run(
                as,
                home,
                binaries.resolve("initdb").toString(),
                "-D",
                data.toString(),
                "-A",
                "trust",
                "-U",
                "qiwen",
                "-E",
                "UTF8",
                "--no-locale",
                "--no-sync");
        run(
                as,
                home,
                binaries.resolve("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-l",
                home.resolve("log").toString(),
                "-w",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                        + " -c fsync=off -c max_connections=60",
                "start");
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> run(
                        as,
                        home,
                        binaries.resolve("pg_ctl").toString(),
                        "-D",
                        data.toString(),
                        "-m",
                        "immediate",
                        "stop")));
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=qiwen";
    }

    /** What to put before a command so that it does not run as root, which PostgreSQL refuses. */
    private static List<String> unprivileged() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        String user = succeeds(List.of("id", "postgres")) ? "postgres" : "nobody";
        List<String> setpriv = List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups");
        return succeeds(with(setpriv, "true")) ? setpriv : List.of("runuser", "-u", user, "--");
    }

    private static String groupOf(String user) {
        try {
            Process process = new ProcessBuilder("id", "-g", user).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new IllegalStateException("cannot ask for the group of " + user, e);
        }
    }

    /** A directory of the cluster's own; elsewhere than in {@code target} when that user cannot get there. */
    private static Path home(List<String> as) {
        try {
            Path target = Path.of("target").toAbsolutePath();
            Files.createDirectories(target);
            Path home = Files.createTempDirectory(target, "postgres-");
            if (as.isEmpty()) {
                return home;
            }
            own(as, home);
            if (succeeds(with(as, "test", "-w", home.toString()))) {
                return home;
            }
            Files.delete(home);
            Path elsewhere = Files.createTempDirectory("qiwen-postgres-");
            own(as, elsewhere);
            return elsewhere;
        } catch (IOException e) {
            throw new IllegalStateException("no directory for the test cluster", e);
        }
    }

    private static void own(List<String> as, Path home) {
        String user = as.stream()
                .filter(word -> word.startsWith("--reuid="))
                .map(word -> word.substring("--reuid=".length()))
                .findFirst()
                .orElseGet(() -> as.get(2));
        run(List.of(), home, "chown", user, home.toString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void run(List<String> as, Path directory, String... command) {
        try {
            Path output = Files.createTempFile("qiwen-postgres", ".log");
            Process process = new ProcessBuilder(with(as, command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command[0], e);
        }
    }

    private static List<String> with(List<String> as, String... command) {
        List<String> all = new ArrayList<>(as);
        all.addAll(List.of(command));
        return all;
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL for the tests does not answer", e);
        }
    }
}
