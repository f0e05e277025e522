package org.qiwen.ingestion.store;

import com.pgvector.PGhalfvec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One query in one transaction that sees one moment: the nearest by vector, the best by words, and both scores of all of them.
 *
 * <p>{@code lateral} with {@code offset 0} keeps the planner from reading whole tables for a hundred rows.
 */
final class PgCandidates {
    private static final String SHOWN = "select wanted.number, -(v.vector <#> ?) as similarity, " + PgPassages.COLUMNS
            + " from unnest(?::integer[]) as wanted(number)"
            + " cross join lateral (select * from passage where number = wanted.number offset 0) p"
            + " cross join lateral (select * from passage_text where passage = wanted.number offset 0) t"
            + " cross join lateral (select vector from passage_vector where passage = wanted.number offset 0) v";

    private PgCandidates() {}

    static List<Candidate> of(Connection connection, CandidateQuery query, PgModel model) throws SQLException {
        if (query.vector().length != model.dimensions()) {
            throw new IllegalArgumentException("the question's vector has " + query.vector().length
                    + " dimensions, those of model " + model.name() + " have " + model.dimensions());
        }
        PgFilter filter = new PgFilter(query.filter(), model.number());
        PGhalfvec vector = new PGhalfvec(query.vector());
        int[] near = PgVectors.nearest(connection, model, filter, vector, query.depth());
        PgWordScores words = PgWordScores.of(connection, QueryWords.of(query.text()));
        int[] best = words.best(connection, filter, query.depth());
        int[] wanted = IntStream.concat(Arrays.stream(near), Arrays.stream(best))
                .distinct()
                .toArray();
        return scored(connection, wanted, vector, words);
    }

    private static List<Candidate> scored(Connection connection, int[] wanted, PGhalfvec vector, PgWordScores words)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SHOWN)) {
            statement.setObject(1, vector);
            statement.setObject(2, wanted);
            try (ResultSet rows = statement.executeQuery()) {
                List<Candidate> candidates = new ArrayList<>();
                while (rows.next()) {
                    candidates.add(new Candidate(
                            PgPassages.passage(rows), words.of(rows.getInt("number")), rows.getDouble("similarity")));
                }
                return candidates;
            }
        }
    }
}
