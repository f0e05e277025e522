package org.qiwen.ingestion.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of passages: made by the service's Flyway, or here where there is none. */
final class PgSchema {
    /** Among Flyway's migrations for PostgreSQL, so that a server finds it without being told. */
    private static final String SCRIPT = "/db/migration/postgresql/V2_1__passages.sql";

    /** Makes two processes that start at once create the tables one after the other. Any number that is only ours. */
    private static final long LOCK = 7_197_311_001L;

    /** Scanning on until enough rows pass a filter came with this version. */
    private static final int[] LEAST_PGVECTOR = {0, 8};

    private PgSchema() {}

    /** Makes the tables unless they are there. */
    static void create(PgTransactions transactions) {
        transactions.write("make the tables of passages", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
                if (!exists(statement)) {
                    statement.execute(script());
                }
            }
            return true;
        });
    }

    /** @throws UnusableStore when tables are missing or pgvector is too old */
    static void check(PgTransactions transactions) {
        String fault = transactions.read("look for the tables of passages", PgSchema::fault);
        if (!fault.isEmpty()) {
            throw new UnusableStore("PostgreSQL", fault);
        }
    }

    private static String fault(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                return "its tables are missing: run the migrations";
            }
            try (ResultSet version =
                    statement.executeQuery("select extversion from pg_extension where extname = 'vector'")) {
                String installed = version.next() ? version.getString(1) : "none";
                return isRecent(installed)
                        ? ""
                        : "it needs pgvector " + LEAST_PGVECTOR[0] + "." + LEAST_PGVECTOR[1] + " or later, has "
                                + installed;
            }
        }
    }

    private static boolean isRecent(String version) {
        String[] numbers = version.split("\\.", 3);
        if (numbers.length < 2 || !numbers[0].matches("\\d+") || !numbers[1].matches("\\d+")) {
            return false;
        }
        int major = Integer.parseInt(numbers[0]);
        return major > LEAST_PGVECTOR[0]
                || major == LEAST_PGVECTOR[0] && Integer.parseInt(numbers[1]) >= LEAST_PGVECTOR[1];
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select to_regclass('passage_posting') is not null")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    private static String script() {
        try (InputStream in = PgSchema.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + SCRIPT);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
