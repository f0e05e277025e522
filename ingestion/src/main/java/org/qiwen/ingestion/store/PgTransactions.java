package org.qiwen.ingestion.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/** Runs work on a connection of the pool in one transaction, and gives the connection back as it was. */
final class PgTransactions {
    /** PostgreSQL's codes of a deadlock and of two transactions in each other's way: the work may be done again. */
    private static final Set<String> REPEATABLE = Set.of("40P01", "40001");

    private static final int ATTEMPTS = 4;

    /** Writers lock a document first and then look again at what others committed meanwhile. */
    private static final String WRITE = "set transaction isolation level read committed, read write";

    /**
     * Readers see one moment, whatever is written meanwhile. Compiling a query takes longer than running it, and a search
     * on several cores slows down the others that run at the same time.
     */
    private static final String READ = "set transaction isolation level repeatable read, read only;"
            + " set local jit = off; set local max_parallel_workers_per_gather = 0;"
            + " set local plan_cache_mode = force_custom_plan; set local work_mem = '32MB'";

    private final DataSource source;

    PgTransactions(DataSource source) {
        this.source = source;
    }

    /** Work on a connection; it may be run more than once. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T write(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(WRITE, work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || e.getSQLState() == null || !REPEATABLE.contains(e.getSQLState())) {
                    throw fault(what, e);
                }
            }
        }
    }

    <T> T read(String what, Work<T> work) {
        try {
            return run(READ, work);
        } catch (SQLException e) {
            throw fault(what, e);
        }
    }

    private <T> T run(String begin, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(begin);
                }
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static UncheckedIOException fault(String what, SQLException cause) {
        return new UncheckedIOException(new IOException("cannot " + what + ": " + cause.getMessage(), cause));
    }
}
