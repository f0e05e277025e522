package org.qiwen.ingestion.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables {@code passage_posting} and {@code passage_total}: which passage has which word, and the sums that BM25 needs. How
 * many passages have a word is counted from the postings themselves when it is asked, so it cannot drift.
 */
final class PgPostings {
    /** Lines of {@code passage_total} before they are added up. A search reads them all; our choice. */
    private static final int MANY_LINES = 500;

    /** Only one adds up at a time, the others go on. Any number that is only ours. */
    private static final long LOCK = 7_197_311_002L;

    private record Posting(long word, int passage, int count, int length) {}

    private PgPostings() {}

    /** Adds the words of new passages, ordered by word: neighbours in the index are then written together. */
    static void add(Connection connection, List<PgRow> rows) throws SQLException {
        List<Posting> postings = new ArrayList<>();
        for (PgRow row : rows) {
            row.words()
                    .counts()
                    .forEach((word, count) -> postings.add(new Posting(
                            word,
                            row.number(),
                            Math.min(count, Short.MAX_VALUE),
                            Math.min(row.words().length(), Short.MAX_VALUE))));
        }
        postings.sort(Comparator.comparingLong(Posting::word).thenComparingInt(Posting::passage));
        try (PreparedStatement statement = connection.prepareStatement("insert into passage_posting"
                + " (word, passage, count, length) select * from unnest(?::bigint[], ?::integer[], ?::smallint[],"
                + " ?::smallint[])")) {
            statement.setObject(1, postings.stream().mapToLong(Posting::word).toArray());
            statement.setObject(2, postings.stream().mapToInt(Posting::passage).toArray());
            statement.setObject(
                    3, shorts(postings.stream().mapToInt(Posting::count).toArray()));
            statement.setObject(
                    4, shorts(postings.stream().mapToInt(Posting::length).toArray()));
            statement.executeUpdate();
        }
        total(connection, rows);
    }

    private static short[] shorts(int[] values) {
        short[] shorts = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            shorts[i] = (short) values[i];
        }
        return shorts;
    }

    private static void total(Connection connection, List<PgRow> rows) throws SQLException {
        Map<Integer, long[]> sums = new TreeMap<>();
        for (PgRow row : rows) {
            long[] sum = sums.computeIfAbsent(row.model().number(), model -> new long[3]);
            sum[0]++;
            sum[1] += row.words().tokens() > 0 ? 1 : 0;
            sum[2] += row.words().tokens();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into passage_total (model, vectors, worded, tokens) values (?, ?, ?, ?)")) {
            for (Map.Entry<Integer, long[]> sum : sums.entrySet()) {
                statement.setInt(1, sum.getKey());
                statement.setLong(2, sum.getValue()[0]);
                statement.setLong(3, sum.getValue()[1]);
                statement.setLong(4, sum.getValue()[2]);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Removes all passages of some documents, which must be locked, with everything that hangs on them. */
    static void remove(Connection connection, List<String> documents) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "with gone as (delete from passage where document = any(?) returning number, model, tokens),"
                        + " texts as (delete from passage_text using gone where passage = gone.number),"
                        + " vectors as (delete from passage_vector using gone where passage = gone.number),"
                        + " postings as (delete from passage_posting using gone where passage = gone.number)"
                        + " insert into passage_total (model, vectors, worded, tokens)"
                        + " select model, -count(*), -count(*) filter (where tokens > 0), -sum(tokens) from gone"
                        + " group by model")) {
            statement.setObject(1, PgText.all(documents));
            statement.executeUpdate();
        }
    }

    /** Adds up the lines when they are many. What others have not committed stays as it is. */
    static void addUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet lines = statement.executeQuery("select count(*) from passage_total")) {
                lines.next();
                if (lines.getInt(1) < MANY_LINES) {
                    return;
                }
            }
            try (ResultSet lock = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
                lock.next();
                if (!lock.getBoolean(1)) {
                    return;
                }
            }
            statement.executeUpdate("with lines as (delete from passage_total returning model, vectors, worded, tokens)"
                    + " insert into passage_total (model, vectors, worded, tokens)"
                    + " select model, sum(vectors), sum(worded), sum(tokens) from lines group by model");
        }
    }
}
