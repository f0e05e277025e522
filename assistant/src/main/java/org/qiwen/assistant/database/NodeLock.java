package org.qiwen.assistant.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one node of a server at a time do what needs doing once. The lock belongs to a connection, so it is free again when
 * its node dies. H2 knows no such lock and needs none: its file has one process.
 */
@Component
public class NodeLock {
    private final DataSource source;

    NodeLock(DataSource source) {
        this.source = source;
    }

    /** Runs {@code work} on this thread once no other node runs work of the same key. Blocks. */
    public void alone(long key, Runnable work) {
        try (Connection connection = source.getConnection()) {
            boolean shared = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            if (shared) {
                call(connection, "select pg_advisory_lock(?)", key);
            }
            try {
                work.run();
            } finally {
                if (shared) {
                    call(connection, "select pg_advisory_unlock(?)", key);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database gives no lock", e);
        }
    }

    private static void call(Connection connection, String sql, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            statement.execute();
        }
    }
}
