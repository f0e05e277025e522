package org.qiwen.assistant.documents;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.ingestion.split.Nature;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Teachers' marks of evidence and explanation in SQL. Blocks: call it inside a transaction. */
@Component
class MarkStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    MarkStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sets a passage's mark in place of an older one. */
    void put(String passage, String document, Nature nature, AccountId by) {
        boolean known = jdbc.sql("""
                                update passage_mark set nature = :nature, account_id = :by, marked = :now
                                where passage_id = :passage
                                """)
                        .param("nature", nature.name())
                        .param("by", by.value())
                        .param("now", now())
                        .param("passage", passage)
                        .update()
                == 1;
        if (!known) {
            jdbc.sql("""
                            insert into passage_mark (passage_id, document_id, nature, account_id, marked)
                            values (:passage, :document, :nature, :by, :now)
                            """)
                    .param("passage", passage)
                    .param("document", document)
                    .param("nature", nature.name())
                    .param("by", by.value())
                    .param("now", now())
                    .update();
        }
    }

    /** The marks of a document's passages, by passage. */
    Map<String, Nature> of(String document) {
        Map<String, Nature> marks = new LinkedHashMap<>();
        jdbc.sql("select passage_id, nature from passage_mark where document_id = :document order by passage_id")
                .param("document", document)
                .query((java.sql.ResultSet row) -> {
                    marks.put(row.getString("passage_id"), Nature.valueOf(row.getString("nature")));
                });
        return marks;
    }

    /** Every mark, by passage. */
    Map<String, Nature> all() {
        Map<String, Nature> marks = new LinkedHashMap<>();
        jdbc.sql("select passage_id, nature from passage_mark order by passage_id")
                .query((java.sql.ResultSet row) -> {
                    marks.put(row.getString("passage_id"), Nature.valueOf(row.getString("nature")));
                });
        return marks;
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
