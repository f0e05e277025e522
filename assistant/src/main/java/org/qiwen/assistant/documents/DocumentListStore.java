package org.qiwen.assistant.documents;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.ingestion.parse.DocumentKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lists of the registry's documents in SQL; changes nothing. Blocks: call it inside a transaction. */
@Component
class DocumentListStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DocumentListStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Which documents are wanted.
     *
     * @param reader sees the house's documents and those of the own school
     * @param words part of name or title, any case; null: any
     * @param after where the page before ended; null: from the newest
     */
    record Query(
            Account reader,
            @Nullable String words,
            @Nullable DocumentKind kind,
            @Nullable DocumentState state,
            @Nullable Cursor after,
            int limit) {}

    /** A place in the list: newest first, then by id. */
    record Cursor(Instant uploaded, String id) {
        static Cursor of(LibraryDocument document) {
            return new Cursor(document.uploaded(), document.id());
        }

        /** Reads what {@link #toString} wrote; empty when it is something else. */
        static Optional<Cursor> read(String text) {
            int bar = text.indexOf('~');
            try {
                return bar < 0
                        ? Optional.empty()
                        : Optional.of(new Cursor(Instant.parse(text.substring(0, bar)), text.substring(bar + 1)));
            } catch (java.time.format.DateTimeParseException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return uploaded + "~" + id;
        }
    }

    List<LibraryDocument> list(Query query) {
        StringBuilder sql = new StringBuilder(DocumentRow.SELECT)
                .append("where d.deleted is null and (d.school_id is null or d.school_id = :school)");
        List<Object[]> params = new ArrayList<>();
        params.add(new Object[] {"school", query.reader().school().id().value()});
        if (query.words() != null) {
            sql.append(" and (lower(d.name) like :words escape '!' or lower(d.title) like :words escape '!')");
            params.add(new Object[] {"words", "%" + escaped(query.words()) + "%"});
        }
        if (query.kind() != null) {
            sql.append(" and d.kind = :kind");
            params.add(new Object[] {"kind", query.kind().name()});
        }
        if (query.state() != null) {
            sql.append(" and d.state = :state");
            params.add(new Object[] {"state", query.state().name()});
        }
        if (query.after() != null) {
            sql.append(" and (d.uploaded < :at or d.uploaded = :at and d.id > :after)");
            params.add(new Object[] {"at", at(query.after().uploaded())});
            params.add(new Object[] {"after", query.after().id()});
        }
        sql.append(" order by d.uploaded desc, d.id limit :limit");
        params.add(new Object[] {"limit", query.limit()});
        JdbcClient.StatementSpec statement = jdbc.sql(sql.toString());
        for (Object[] param : params) {
            statement = statement.param((String) param[0], param[1]);
        }
        return statement.query((row, n) -> DocumentRow.read(row, json)).list();
    }

    /** Ids of what travels with the program. */
    Set<String> bundled() {
        return jdbc.sql("select id from document where bundled")
                .query(String.class)
                .set();
    }

    /** Deleted documents whose passages may still be there; a few at a time. */
    List<String> uncleared() {
        return jdbc.sql("select id from document where deleted is not null and passages > 0 order by id limit 100")
                .query(String.class)
                .list();
    }

    /** Documents deleted before {@code before}; a few at a time. */
    List<String> deletedBefore(Instant before) {
        return jdbc.sql("select id from document where deleted < :before and passages = 0 order by id limit 100")
                .param("before", at(before))
                .query(String.class)
                .list();
    }

    /** Deleted documents that {@code reader} may bring back, deleted after {@code since}; the last one first. */
    List<LibraryDocument> deletedSince(Instant since, Account reader, int limit) {
        return jdbc.sql(DocumentRow.SELECT + """
                        where d.deleted > :since and not d.bundled
                            and (d.owner_id = :reader
                                or :admin = true and (d.school_id is null or d.school_id = :school))
                        order by d.deleted desc, d.id limit :limit
                        """)
                .param("since", at(since))
                .param("reader", reader.id().value())
                .param("admin", reader.isAdmin())
                .param("school", reader.school().id().value())
                .param("limit", limit)
                .query((row, n) -> DocumentRow.read(row, json))
                .list();
    }

    /** Documents that are not deleted, by id, after {@code after}; for looking at all of them. */
    List<LibraryDocument> live(String after, int limit) {
        return jdbc.sql(DocumentRow.SELECT + "where d.deleted is null and d.id > :after order by d.id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> DocumentRow.read(row, json))
                .list();
    }

    /** Which of these originals are still a document's. */
    Set<String> originalsIn(List<String> sha256) {
        return sha256.isEmpty()
                ? Set.of()
                : jdbc.sql("select sha256 from document where sha256 in (:sha256)")
                        .param("sha256", sha256)
                        .query(String.class)
                        .set();
    }

    private static String escaped(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
