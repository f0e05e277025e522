package org.qiwen.ingestion.store;

import com.pgvector.PGhalfvec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The table {@code passage_vector}: vectors in half precision, one index a model.
 *
 * <p>Up to {@value #EXACT_UP_TO} vectors are compared one by one: that is as fast as the graph and misses nothing. A model gets
 * its graph (HNSW) when it has more; while a filter leaves fewer, they are compared one by one again, because the graph would
 * be walked far for each that passes. Where the graph gives too few rows, all are compared.
 */
final class PgVectors {
    /** Comparing ten thousand takes some 15 ms, the graph at 100 thousand about 5. Measured on two cores. */
    static final int EXACT_UP_TO = 10_000;

    /**
     * Candidates the graph keeps while it searches. Of the true ten among 37 thousand overlapping passages it found 0.962
     * with 100, 0.993 with 200 and 0.998 with 600.
     */
    private static final int LEAST_EF = 200;

    /** pgvector allows no more. */
    private static final int MOST_EF = 1000;

    /** pgvector builds its graph over no longer half vectors; longer ones are always compared one by one. */
    private static final int MOST_DIMENSIONS = 4000;

    /** Only one builds a graph at a time. Any number that is only ours. */
    private static final long LOCK = 7_197_311_003L;

    private PgVectors() {}

    static void add(Connection connection, List<PgRow> rows) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into passage_vector (passage, model, vector) values (?, ?, ?)")) {
            for (PgRow row : rows) {
                statement.setInt(1, row.number());
                statement.setInt(2, row.model().number());
                statement.setObject(3, new PGhalfvec(row.vector()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Whether a model has its graph. */
    static boolean isIndexed(Connection connection, PgModel model) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, index(model));
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    /**
     * Builds the graph of a model that has outgrown comparing; others that write wait for some seconds, readers do not. False
     * when there was nothing to do.
     */
    static boolean indexIfMany(Connection connection, PgModel model) throws SQLException {
        if (model.dimensions() > MOST_DIMENSIONS
                || isIndexed(connection, model)
                || count(connection, model) <= EXACT_UP_TO) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            statement.execute("create index if not exists " + index(model) + " on passage_vector using hnsw ((vector::"
                    + type(model) + ") halfvec_ip_ops) where model = " + model.number());
        }
        return true;
    }

    private static long count(Connection connection, PgModel model) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select coalesce(sum(vectors), 0) from passage_total where model = ?")) {
            statement.setInt(1, model.number());
            try (ResultSet sum = statement.executeQuery()) {
                sum.next();
                return sum.getLong(1);
            }
        }
    }

    /** Numbers of the passages nearest to {@code vector} among those that pass. */
    static int[] nearest(Connection connection, PgModel model, PgFilter filter, PGhalfvec vector, int depth)
            throws SQLException {
        if (isIndexed(connection, model) && (filter.isWide() || isLoose(connection, filter))) {
            int[] found = byGraph(connection, model, filter, vector, depth);
            if (found.length == depth) {
                return found;
            }
        }
        return exactly(connection, filter, vector, depth);
    }

    /** Whether more than {@value #EXACT_UP_TO} passages pass. */
    private static boolean isLoose(Connection connection, PgFilter filter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from (select 1 from passage p where " + filter.condition() + " limit ?) as passing")) {
            int next = filter.bind(statement, 1);
            statement.setInt(next, EXACT_UP_TO + 1);
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getInt(1) > EXACT_UP_TO;
            }
        }
    }

    private static int[] exactly(Connection connection, PgFilter filter, PGhalfvec vector, int depth)
            throws SQLException {
        // A few that pass are looked up one by one; for most of a small store it is faster to read the table through.
        String vectors = filter.isWide()
                ? " join passage_vector v on v.passage = p.number"
                : " cross join lateral (select passage, vector from passage_vector where passage = p.number offset 0) v";
        try (PreparedStatement statement = connection.prepareStatement("select v.passage from passage p" + vectors
                + " where " + filter.condition() + " order by v.vector <#> ? limit ?")) {
            int next = filter.bind(statement, 1);
            statement.setObject(next, vector);
            statement.setInt(next + 1, depth);
            return numbers(statement);
        }
    }

    private static int[] byGraph(Connection connection, PgModel model, PgFilter filter, PGhalfvec vector, int depth)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_seqscan = off; set local enable_sort = off;"
                    + " set local hnsw.iterative_scan = relaxed_order; set local hnsw.ef_search = "
                    + Math.min(MOST_EF, Math.max(LEAST_EF, 2 * depth)));
        }
        // The model's number and its dimensions stand in the text: only then is the partial index known to fit.
        try (PreparedStatement statement = connection.prepareStatement("select near.passage from (select passage from"
                + " passage_vector where model = " + model.number() + " order by vector::" + type(model)
                + " <#> ?) near"
                + " cross join lateral (select 1 from passage p where p.number = near.passage and "
                + filter.condition() + " offset 0) passing limit ?")) {
            statement.setObject(1, vector);
            int next = filter.bind(statement, 2);
            statement.setInt(next, depth);
            return numbers(statement);
        }
    }

    /** The first column of what it finds. */
    static int[] numbers(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers.stream().mapToInt(number -> number).toArray();
        }
    }

    private static String index(PgModel model) {
        return "passage_vector_model_" + model.number();
    }

    private static String type(PgModel model) {
        return "halfvec(" + model.dimensions() + ")";
    }
}
