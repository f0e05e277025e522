package org.qiwen.ingestion.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A line of {@code passage_model}: it never changes once it is there.
 *
 * @param number its key in the other tables
 * @param dimensions length of its vectors
 */
record PgModel(int number, String name, int dimensions) {

    static Optional<PgModel> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select number, name, dimensions from passage_model where name = ?")) {
            statement.setString(1, PgText.of(name));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new PgModel(row.getInt(1), row.getString(2), row.getInt(3)))
                        : Optional.empty();
            }
        }
    }

    /** The model of this name, made now when it is new. */
    static PgModel findOrAdd(Connection connection, String name, int dimensions) throws SQLException {
        Optional<PgModel> known = find(connection, name);
        if (known.isPresent()) {
            return known.get();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into passage_model (name, dimensions) values (?, ?) on conflict (name) do nothing")) {
            statement.setString(1, PgText.of(name));
            statement.setInt(2, dimensions);
            statement.executeUpdate();
        }
        return find(connection, name).orElseThrow();
    }
}
