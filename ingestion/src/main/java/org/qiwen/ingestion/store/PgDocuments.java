package org.qiwen.ingestion.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qiwen.ingestion.parse.DocumentKind;

/** The table {@code passage_document}. Writing a line locks its document until the end of the transaction. */
final class PgDocuments {
    private static final String COLUMNS =
            "id, file, title, kind, locale, inquiry, licence, owner, content_hash, recipe, model, passages";

    private PgDocuments() {}

    /** Adds or changes the documents one after another, in the order given, which must be that of their ids. */
    static void put(Connection connection, List<StoredDocument> documents) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into passage_document (" + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (id) do update set file = excluded.file, title = excluded.title, kind = excluded.kind,"
                + " locale = excluded.locale, inquiry = excluded.inquiry, licence = excluded.licence,"
                + " owner = excluded.owner, content_hash = excluded.content_hash, recipe = excluded.recipe,"
                + " model = excluded.model, passages = excluded.passages")) {
            for (StoredDocument document : documents) {
                statement.setString(1, PgText.of(document.id()));
                statement.setString(2, PgText.of(document.file()));
                statement.setString(3, PgText.of(document.title()));
                statement.setString(4, document.kind().name());
                statement.setString(5, PgText.of(document.locale().toLanguageTag()));
                statement.setString(6, PgText.orNull(document.inquiry()));
                statement.setString(7, PgText.orNull(document.licence()));
                statement.setString(8, PgText.orNull(document.owner()));
                statement.setString(9, PgText.of(document.contentHash()));
                statement.setString(10, PgText.of(document.recipe()));
                statement.setString(11, PgText.of(document.model()));
                statement.setInt(12, document.passages());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Locks a document; false when there is none. */
    static boolean lock(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select id from passage_document where id = ? for update")) {
            statement.setString(1, PgText.of(id));
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    static void retitle(Connection connection, String id, String title) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update passage_document set title = ? where id = ?")) {
            statement.setString(1, PgText.of(title));
            statement.setString(2, PgText.of(id));
            statement.executeUpdate();
        }
    }

    static void delete(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from passage_document where id = ?")) {
            statement.setString(1, PgText.of(id));
            statement.executeUpdate();
        }
    }

    static List<StoredDocument> withId(Connection connection, String id) throws SQLException {
        return select(connection, "where id = ?", id);
    }

    static List<StoredDocument> fromFile(Connection connection, String file) throws SQLException {
        return select(connection, "where file = ?", file);
    }

    static List<StoredDocument> withContent(Connection connection, String hash) throws SQLException {
        return select(connection, "where content_hash = ?", hash);
    }

    static List<StoredDocument> all(Connection connection) throws SQLException {
        return select(connection, "where ?::text is null", null);
    }

    private static List<StoredDocument> select(
            Connection connection, String condition, @org.jspecify.annotations.Nullable String value)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from passage_document " + condition + " order by id collate \"C\"")) {
            statement.setString(1, PgText.orNull(value));
            try (ResultSet rows = statement.executeQuery()) {
                List<StoredDocument> documents = new ArrayList<>();
                while (rows.next()) {
                    documents.add(document(rows));
                }
                return documents;
            }
        }
    }

    private static StoredDocument document(ResultSet row) throws SQLException {
        return new StoredDocument(
                row.getString("id"),
                row.getString("file"),
                row.getString("title"),
                DocumentKind.valueOf(row.getString("kind")),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("inquiry"),
                row.getString("licence"),
                row.getString("owner"),
                row.getString("content_hash"),
                row.getString("recipe"),
                row.getString("model"),
                row.getInt("passages"));
    }
}
