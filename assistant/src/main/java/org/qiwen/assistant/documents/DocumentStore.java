package org.qiwen.assistant.documents;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A document of the registry in SQL; lists of them are in {@link DocumentListStore}. Blocks: call it inside a transaction. */
@Component
class DocumentStore {
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

    Optional<LibraryDocument> find(String id) {
        return jdbc.sql(DocumentRow.SELECT + "where d.id = :id")
                .param("id", id)
                .query((row, n) -> DocumentRow.read(row, json))
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

    /** Gives a document a title of its own; null takes it back, and the one inside it comes with the next ingestion. */
    void name(String id, @Nullable String title) {
        jdbc.sql("update document set named = :title, title = coalesce(:title, title) where id = :id")
                .param("title", title, Types.VARCHAR)
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

    /** Forgets a document and its marks for good. */
    void remove(String id) {
        jdbc.sql("delete from passage_mark where document_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from document where id = :id").param("id", id).update();
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

    private static @Nullable UUID school(Holder holder) {
        return holder.school() == null ? null : holder.school().value();
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
