package org.qiwen.assistant.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.ingestion.parse.DocumentKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The registry of documents in SQL. Blocks: call it inside a transaction. */
@Component
class DocumentStore {
    private static final String SELECT = """
            select d.*, a.display_name
            from document d left join account a on a.id = d.owner_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DocumentStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A document as it is handed in. */
    record Entry(String id, Holder holder, String name, String sha256, long bytes, Labels given) {}

    /** What holds of a document after it was read. */
    record Reading(String title, Labels labels, int passages, String model) {}

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

    Optional<LibraryDocument> find(String id) {
        return jdbc.sql(SELECT + "where d.id = :id")
                .param("id", id)
                .query((row, n) -> document(row))
                .optional();
    }

    /** Finds a document and keeps others from changing it until the transaction ends. */
    Optional<LibraryDocument> lock(String id) {
        boolean there = jdbc.sql("select id from document where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .isPresent();
        return there ? find(id) : Optional.empty();
    }

    List<LibraryDocument> list(Query query) {
        StringBuilder sql = new StringBuilder(SELECT)
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
        return statement.query((row, n) -> document(row)).list();
    }

    /** Adds a document, or a new version of one, waiting to be ingested; a deleted one is there again. True when it is new. */
    boolean put(Entry entry) {
        boolean known = jdbc.sql("""
                                update document
                                set school_id = :school, sha256 = :sha256, bytes = :bytes, given = :given, state = 'QUEUED',
                                    reason = null, message = null, deleted = null, uploaded = :now
                                where id = :id
                                """)
                        .param("school", school(entry.holder()))
                        .param("sha256", entry.sha256())
                        .param("bytes", entry.bytes())
                        .param("given", json.writeValueAsString(entry.given()))
                        .param("now", at(clock.instant()))
                        .param("id", entry.id())
                        .update()
                == 1;
        if (!known) {
            insert(entry, false);
        }
        return !known;
    }

    /** Describes a document anew; it waits to be ingested again. */
    void describe(String id, Labels given) {
        jdbc.sql("""
                        update document set given = :given, state = 'QUEUED', reason = null, message = null where id = :id
                        """)
                .param("given", json.writeValueAsString(given))
                .param("id", id)
                .update();
    }

    /** Says that a document waits to be ingested again. */
    void requeue(String id) {
        jdbc.sql("update document set state = 'QUEUED', reason = null, message = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Notes that these bytes are found now; false when the document has other bytes by now or is deleted. */
    boolean ingested(String id, String sha256, Reading reading) {
        return jdbc.sql("""
                                update document
                                set state = 'INGESTED', reason = null, message = null, title = :title, kind = :kind,
                                    locale = :locale, stages = :stages, discipline = :discipline, inquiry = :inquiry,
                                    licence = :licence, passages = :passages, model = :model
                                where id = :id and sha256 = :sha256 and deleted is null
                                """)
                        .param("title", cut(reading.title(), 500))
                        .param("kind", reading.labels().kind().name())
                        .param("locale", reading.labels().locale())
                        .param("stages", cut(String.join(",", reading.labels().stages()), 200))
                        .param("discipline", cut(reading.labels().discipline(), 100))
                        .param("inquiry", cut(reading.labels().inquiry(), 100))
                        .param("licence", cut(reading.labels().licence(), 200))
                        .param("passages", reading.passages())
                        .param("model", reading.model())
                        .param("id", id)
                        .param("sha256", sha256)
                        .update()
                == 1;
    }

    /** Notes that these bytes cannot be read; what an older version left is found as before. */
    void failed(String id, String sha256, String reason, String message) {
        jdbc.sql("""
                        update document set state = 'FAILED', reason = :reason, message = :message
                        where id = :id and sha256 = :sha256 and deleted is null and state = 'QUEUED'
                        """)
                .param("reason", reason)
                .param("message", cut(message, 1000))
                .param("id", id)
                .param("sha256", sha256)
                .update();
    }

    /** Adds or refreshes a document that travels with the program. */
    void putBundled(Entry entry, Reading reading) {
        if (find(entry.id()).isEmpty()) {
            insert(entry, true);
        } else {
            jdbc.sql("""
                            update document set name = :name, sha256 = :sha256, bytes = :bytes, deleted = null
                            where id = :id and bundled
                            """)
                    .param("name", entry.name())
                    .param("sha256", entry.sha256())
                    .param("bytes", entry.bytes())
                    .param("id", entry.id())
                    .update();
        }
        ingested(entry.id(), entry.sha256(), reading);
    }

    /** Ids of what travels with the program. */
    Set<String> bundled() {
        return jdbc.sql("select id from document where bundled")
                .query(String.class)
                .set();
    }

    /** Marks a document as deleted; its passages are somebody else's to remove. */
    void delete(String id) {
        jdbc.sql("update document set deleted = :now where id = :id and deleted is null")
                .param("now", at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Takes a deletion back; the document waits to be ingested again. */
    void restore(String id) {
        jdbc.sql("""
                        update document
                        set deleted = null, state = 'QUEUED', reason = null, message = null, passages = 0 where id = :id
                        """).param("id", id).update();
    }

    /** Notes that a deleted document's passages are gone. */
    void cleared(String id) {
        jdbc.sql("update document set passages = 0 where id = :id and deleted is not null")
                .param("id", id)
                .update();
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

    /** Forgets a document and its marks for good. */
    void remove(String id) {
        jdbc.sql("delete from passage_mark where document_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from document where id = :id").param("id", id).update();
    }

    /** Documents that are not deleted, by id, after {@code after}; for looking at all of them. */
    List<LibraryDocument> live(String after, int limit) {
        return jdbc.sql(SELECT + "where d.deleted is null and d.id > :after order by d.id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> document(row))
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

    private void insert(Entry entry, boolean bundled) {
        Labels given = entry.given();
        jdbc.sql("""
                        insert into document (id, owner_id, school_id, name, sha256, bytes, given, title, kind, locale, stages,
                            discipline, inquiry, licence, state, passages, bundled, uploaded)
                        values (:id, :owner, :school, :name, :sha256, :bytes, :given, :title, :kind, :locale, :stages,
                            :discipline, :inquiry, :licence, 'QUEUED', 0, :bundled, :now)
                        """)
                .param("id", entry.id())
                .param(
                        "owner",
                        entry.holder().account() == null
                                ? null
                                : entry.holder().account().value())
                .param("school", school(entry.holder()))
                .param("name", entry.name())
                .param("sha256", entry.sha256())
                .param("bytes", entry.bytes())
                .param("given", json.writeValueAsString(given))
                .param("title", cut(stem(entry.name()), 500))
                .param("kind", given.kind().name())
                .param("locale", given.locale())
                .param("stages", String.join(",", given.stages()))
                .param("discipline", given.discipline())
                .param("inquiry", given.inquiry())
                .param("licence", given.licence())
                .param("bundled", bundled)
                .param("now", at(clock.instant()))
                .update();
    }

    private LibraryDocument document(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner_id", UUID.class);
        UUID school = row.getObject("school_id", UUID.class);
        OffsetDateTime deleted = row.getObject("deleted", OffsetDateTime.class);
        String stages = row.getString("stages");
        return new LibraryDocument(
                row.getString("id"),
                new Holder(owner == null ? null : new AccountId(owner), school == null ? null : new SchoolId(school)),
                row.getString("display_name"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                json.readValue(row.getString("given"), Labels.class),
                new Labels(
                        DocumentKind.valueOf(row.getString("kind")),
                        stages.isEmpty() ? Set.of() : new TreeSet<>(List.of(stages.split(","))),
                        row.getString("discipline"),
                        row.getString("locale"),
                        row.getString("inquiry"),
                        row.getString("licence")),
                row.getString("title"),
                DocumentState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("message"),
                row.getInt("passages"),
                row.getString("model"),
                row.getBoolean("bundled"),
                row.getObject("uploaded", OffsetDateTime.class).toInstant(),
                deleted == null ? null : deleted.toInstant());
    }

    private static @Nullable UUID school(Holder holder) {
        return holder.school() == null ? null : holder.school().value();
    }

    private static String escaped(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }

    private static String stem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? file : file.substring(0, dot);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
