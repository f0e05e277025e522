package org.qiwen.assistant.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.PgPassageStore;

/**
 * Ingests a folder twice, once undisturbed and once by processes that are killed with {@code kill -9} at random moments, and
 * compares what the stores hold at the end. Lives are {@code ingest} and {@code serve} in turn: both go on with the job.
 *
 * @param undisturbed what the store holds without kills
 * @param killed what it holds with them
 * @param lives what the kills hit
 */
public record KilledIngestion(PassageDigest undisturbed, PassageDigest killed, List<Life> lives) {
    private static final long LIFE_LIMIT_SECONDS = 1800;

    /** A kill comes up to so long after the files that a life was given: a file takes less. Our choice. */
    private static final int AFTER_FILES_MILLIS = 1500;

    private static final Pattern FILES_DONE = Pattern.compile("(\\d+)/(\\d+) files.*");

    public KilledIngestion {
        lives = List.copyOf(lives);
    }

    /**
     * What to do.
     *
     * @param command starts the program: {@code java -jar …}
     * @param work folder for everything, emptied by the caller
     * @param documents folder to ingest
     * @param database where PostgreSQL is; null: the embedded store
     * @param kills how many lives are killed
     * @param seed decides the moments
     */
    public record Plan(
            List<String> command,
            Path work,
            Path documents,
            @Nullable Database database,
            int kills,
            long seed) {
        public Plan {
            command = List.copyOf(command);
        }
    }

    /** A PostgreSQL where schemas may be made. */
    public record Database(String url, String username, String password) {
        Database schema(String name) {
            return new Database(
                    url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name + ",public", username, password);
        }

        PGSimpleDataSource source() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            if (!username.isEmpty()) {
                source.setUser(username);
                source.setPassword(password);
            }
            return source;
        }

        void execute(String sql) {
            try (Connection connection = source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL refused: " + sql, e);
            }
        }
    }

    /**
     * One life of the program.
     *
     * @param command {@code ingest} or {@code serve}
     * @param afterMillis time from its first sign of work to the kill
     * @param last what it said last
     * @param killed false: it had ended by itself before
     */
    public record Life(int number, String command, long afterMillis, String last, boolean killed) {}

    /** Whether kills left no trace. */
    public boolean isEqual() {
        return undisturbed.equals(killed);
    }

    /** Writes {@code count} documents that are the same for the same seed. */
    public static void generate(Path folder, int count, long seed) throws IOException {
        Files.createDirectories(folder);
        GeneratedDocuments.write(folder, count, seed);
    }

    /** Does it; takes twice the time of an ingestion and some seconds a kill. */
    public static KilledIngestion run(Plan plan, java.util.function.Consumer<Life> listener) throws IOException {
        try (Place calm = Place.make(plan, "calm");
                Place killed = Place.make(plan, "killed")) {
            drain(calm.start("ingest"));
            PassageDigest undisturbed = calm.digest();

            Random random = new Random(plan.seed());
            List<Life> lives = new ArrayList<>();
            for (int number = 1; number <= plan.kills(); number++) {
                boolean ingests = number % 2 == 1;
                // Only an ingest says how far it is; their lives leave about a third of the work to the last run.
                double files =
                        ingests ? random.nextDouble() * 1.2 * undisturbed.documents() / (plan.kills() / 2 + 1) : 0;
                int after = random.nextInt(AFTER_FILES_MILLIS);
                Life life = live(killed, number, ingests ? "ingest" : "serve", (int) files, after);
                lives.add(life);
                listener.accept(life);
            }
            drain(killed.start("ingest"));
            return new KilledIngestion(undisturbed, killed.digest(), lives);
        }
    }

    private static Life live(Place place, int number, String command, int files, int after) throws IOException {
        Process process = place.start(command);
        String begin = awaitBegin(process);
        long begun = System.nanoTime();
        String[] last = {begin};
        CountDownLatch done = new CountDownLatch(1);
        Thread reader = new Thread(() -> follow(process, last, done, filesDone(begin) + files), "life");
        reader.setDaemon(true);
        reader.start();
        await(done);
        boolean ended = await(process, after);
        process.destroyForcibly();
        await(process, 10_000);
        return new Life(number, command, (System.nanoTime() - begun) / 1_000_000, last[0], !ended);
    }

    /** Keeps the last word of a life; counts down when {@code files} are done, or when it ends. */
    private static void follow(Process process, String[] last, CountDownLatch done, int files) {
        try {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            for (@Nullable String line = last[0]; line != null; line = output.readLine()) {
                last[0] = line.matches("\\d+/\\d+ files.*|[A-Z]+: .*") ? line : last[0];
                if (filesDone(last[0]) >= files) {
                    done.countDown();
                }
            }
        } catch (IOException e) {
            // The process is dead, which is what was wanted.
        } finally {
            done.countDown();
        }
    }

    /** 0 before the first word of progress. */
    private static int filesDone(String line) {
        Matcher matcher = FILES_DONE.matcher(line);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Reads to the first sign of work. */
    private static String awaitBegin(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Qiwen is ready") || line.matches("\\d+/\\d+ files.*|SUCCEEDED: .*")) {
                return line;
            }
            seen.add(line);
        }
        throw new IllegalStateException("the program said only\n" + String.join("\n", seen));
    }

    private static void drain(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
            seen.add(line);
        }
        if (!await(process, LIFE_LIMIT_SECONDS * 1000)
                || seen.stream().noneMatch(line -> line.startsWith("SUCCEEDED"))) {
            process.destroyForcibly();
            throw new IllegalStateException("the ingestion did not succeed; it said\n" + String.join("\n", seen));
        }
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(LIFE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a life makes no progress");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean await(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Data of one of the two runs. */
    private static final class Place implements AutoCloseable {
        private final Plan plan;
        private final Path data;
        private final String schema;
        private final @Nullable Database database;

        private Place(Plan plan, Path data, String schema, @Nullable Database database) {
            this.plan = plan;
            this.data = data;
            this.schema = schema;
            this.database = database;
        }

        static Place make(Plan plan, String name) throws IOException {
            Path data = Files.createDirectories(plan.work().resolve(name));
            String schema = "qiwen_" + name + "_" + ProcessHandle.current().pid();
            Database database = plan.database();
            if (database != null) {
                database.execute("create extension if not exists vector schema public");
                database.execute("create schema " + schema);
            }
            return new Place(plan, data, schema, database == null ? null : database.schema(schema));
        }

        Process start(String what) throws IOException {
            List<String> command = new ArrayList<>(plan.command());
            command.add(what);
            if (what.equals("ingest")) {
                command.add(plan.documents().toString());
            } else {
                command.add("--server.port=0");
            }
            command.add("--qiwen.data=" + data);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            if (database != null) {
                environment.put("SPRING_PROFILES_ACTIVE", "postgres");
                environment.put("QIWEN_DATABASE_URL", database.url());
                environment.put("QIWEN_DATABASE_USERNAME", database.username());
                environment.put("QIWEN_DATABASE_PASSWORD", database.password());
            }
            return builder.start();
        }

        PassageDigest digest() {
            try (PassageStore store = database == null
                    ? new LucenePassageStore(data.resolve("passages"))
                    : new PgPassageStore(database.source())) {
                return PassageDigest.of(store);
            }
        }

        @Override
        public void close() throws IOException {
            if (plan.database() != null) {
                plan.database().execute("drop schema " + schema + " cascade");
            }
            List<Path> deepestFirst;
            try (Stream<Path> files = Files.walk(data)) {
                deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            } catch (UncheckedIOException e) {
                // A child of a killed process was still removing its own files.
                return;
            }
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
