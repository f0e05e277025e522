package org.qiwen.ingestion.store;

import com.pgvector.PGhalfvec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One query in one transaction that sees one moment: the nearest by vector, then in one statement the best by words and both
 * scores of all of them.
 *
 * <p>{@code lateral} with {@code offset 0} keeps the planner from reading whole tables for a hundred rows.
 *
 * <p>BM25 as Lucene computes it: k1 1.2, b 0.75, how rare a word is counted over all passages whatever the filter.
 */
final class PgCandidates {
    private static final String SINGLES = " union all"
            + " select s.low, o.passage, sum(o.count)::float8, min(o.length)::float8"
            + " from unnest(?::bigint[], ?::bigint[]) as s(low, high)"
            + " join passage_posting o on o.word between s.low and s.high group by s.low, o.passage";

    private static final String BEFORE_FILTER = "),"
            + " total as (select sum(worded)::float8 as passages, sum(tokens)::float8 / nullif(sum(worded), 0)::float8 as mean"
            + " from passage_total),"
            + " weight as (select h.word, ln(1::float8 + (t.passages - count(*) + 0.5::float8)"
            + " / (count(*) + 0.5::float8)) as idf from hit h cross join total t group by h.word, t.passages),"
            + " scored as materialized (select h.passage, sum(w.idf * h.count / (h.count + 1.2::float8 * (0.25::float8"
            + " + 0.75::float8 * h.length / t.mean))) as score"
            + " from hit h join weight w on w.word = h.word cross join total t group by h.passage),"
            + " best as (select ranked.passage from (select passage from scored order by score desc, passage) ranked"
            + " cross join lateral (select 1 from passage p where p.number = ranked.passage and ";

    private static final String AFTER_FILTER = " offset 0) passing limit ?),"
            + " wanted as (select passage from best union select unnest(?::integer[]))"
            + " select coalesce(s.score, 0) as words, -(v.vector <#> ?) as similarity, " + PgPassages.COLUMNS
            + " from wanted"
            + " cross join lateral (select * from passage where number = wanted.passage offset 0) p"
            + " cross join lateral (select * from passage_text where passage = wanted.passage offset 0) t"
            + " cross join lateral (select vector from passage_vector where passage = wanted.passage offset 0) v"
            + " left join scored s on s.passage = wanted.passage";

    private PgCandidates() {}

    static List<Candidate> of(Connection connection, CandidateQuery query, PgModel model) throws SQLException {
        if (query.vector().length != model.dimensions()) {
            throw new IllegalArgumentException("the question's vector has " + query.vector().length
                    + " dimensions, those of model " + model.name() + " have " + model.dimensions());
        }
        PgFilter filter = new PgFilter(query.filter(), model.number());
        PGhalfvec vector = new PGhalfvec(query.vector());
        int[] near = PgVectors.nearest(connection, model, filter, vector, query.depth());
        return scored(connection, QueryWords.of(query.text()), filter, near, vector, query.depth());
    }

    private static List<Candidate> scored(
            Connection connection, QueryWords words, PgFilter filter, int[] near, PGhalfvec vector, int depth)
            throws SQLException {
        String hits =
                "with hit as materialized (select word, passage, count::float8, length::float8 from passage_posting"
                        + " where word = any(?)";
        boolean singles = words.lows().length > 0;
        try (PreparedStatement statement = connection.prepareStatement(
                hits + (singles ? SINGLES : "") + BEFORE_FILTER + filter.condition() + AFTER_FILTER)) {
            int next = 1;
            statement.setObject(next++, words.exact());
            if (singles) {
                statement.setObject(next++, words.lows());
                statement.setObject(next++, words.highs());
            }
            next = filter.bind(statement, next);
            statement.setInt(next++, depth);
            statement.setObject(next++, near);
            statement.setObject(next, vector);
            try (ResultSet rows = statement.executeQuery()) {
                List<Candidate> candidates = new ArrayList<>();
                while (rows.next()) {
                    candidates.add(new Candidate(
                            PgPassages.passage(rows), rows.getDouble("words"), rows.getDouble("similarity")));
                }
                return candidates;
            }
        }
    }
}
