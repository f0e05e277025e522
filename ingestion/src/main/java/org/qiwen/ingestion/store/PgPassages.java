package org.qiwen.ingestion.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

/** The tables {@code passage} and {@code passage_text}. */
final class PgPassages {
    /** What {@link #passage} reads, of {@code passage p} and {@code passage_text t}. */
    static final String COLUMNS = "p.id, p.document, p.kind, p.stages, p.discipline, p.locale, p.inquiry, p.nature,"
            + " t.file, t.title, t.page, t.headings, t.start, t.text";

    private static final String SELECT =
            "select " + COLUMNS + " from passage p join passage_text t on t.passage = p.number ";

    private PgPassages() {}

    /** The rows with new numbers. */
    static List<PgRow> numbered(Connection connection, List<PgRow> drafts) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select nextval('passage_number')::integer from generate_series(1, ?)")) {
            statement.setInt(1, drafts.size());
            try (ResultSet numbers = statement.executeQuery()) {
                List<PgRow> rows = new ArrayList<>(drafts.size());
                for (PgRow draft : drafts) {
                    numbers.next();
                    rows.add(draft.number(numbers.getInt(1)));
                }
                return rows;
            }
        }
    }

    static void add(Connection connection, List<PgRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into passage (number, id, document, model, locale, kind, stages, discipline, inquiry, nature,"
                        + " owner, tokens) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (PgRow row : rows) {
                Passage passage = row.passage();
                statement.setInt(1, row.number());
                statement.setString(2, PgText.of(passage.id()));
                statement.setString(3, PgText.of(passage.documentId()));
                statement.setInt(4, row.model().number());
                statement.setString(5, PgText.of(passage.locale().toLanguageTag()));
                statement.setString(6, passage.kind().name());
                statement.setObject(7, PgText.all(passage.stages()));
                statement.setString(8, PgText.orNull(passage.discipline()));
                statement.setString(9, PgText.orNull(passage.inquiry()));
                statement.setString(10, passage.nature().name());
                statement.setString(11, PgText.orNull(row.owner()));
                statement.setInt(12, row.words().tokens());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into passage_text (passage, file, title, page, headings, start, text)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")) {
            for (PgRow row : rows) {
                Passage passage = row.passage();
                statement.setInt(1, row.number());
                statement.setString(2, PgText.of(passage.file()));
                statement.setString(3, PgText.of(passage.title()));
                statement.setObject(4, passage.page(), java.sql.Types.INTEGER);
                statement.setObject(5, PgText.all(passage.headings()));
                statement.setInt(6, passage.start());
                statement.setString(7, PgText.of(passage.text()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static boolean mark(Connection connection, String id, Nature nature) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update passage set nature = ? where id = ?")) {
            statement.setString(1, nature.name());
            statement.setString(2, PgText.of(id));
            return statement.executeUpdate() > 0;
        }
    }

    static void retitle(Connection connection, String documentId, String title) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update passage_text t set title = ? from passage p where p.number = t.passage and p.document = ?")) {
            statement.setString(1, PgText.of(title));
            statement.setString(2, PgText.of(documentId));
            statement.executeUpdate();
        }
    }

    static List<Passage> withId(Connection connection, String id) throws SQLException {
        return select(connection, "where p.id = ?", id);
    }

    static List<Passage> ofDocument(Connection connection, String documentId) throws SQLException {
        return select(connection, "where p.document = ? order by t.start, p.number", documentId);
    }

    private static List<Passage> select(Connection connection, String condition, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + condition)) {
            statement.setString(1, PgText.of(value));
            try (ResultSet rows = statement.executeQuery()) {
                List<Passage> passages = new ArrayList<>();
                while (rows.next()) {
                    passages.add(passage(rows));
                }
                return passages;
            }
        }
    }

    static long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from passage");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The passage in the current row of a query for {@link #COLUMNS}. */
    static Passage passage(ResultSet row) throws SQLException {
        String text = row.getString("text");
        int start = row.getInt("start");
        return new Passage(
                row.getString("id"),
                row.getString("document"),
                row.getString("file"),
                row.getString("title"),
                page(row),
                List.of(texts(row, "headings")),
                start,
                start + text.length(),
                text,
                DocumentKind.valueOf(row.getString("kind")),
                Set.of(texts(row, "stages")),
                row.getString("discipline"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("inquiry"),
                Nature.valueOf(row.getString("nature")));
    }

    private static @Nullable Integer page(ResultSet row) throws SQLException {
        int page = row.getInt("page");
        return row.wasNull() ? null : page;
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
