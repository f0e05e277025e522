package org.qiwen.assistant.copilot.picture;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.inquiry.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said in a class, in SQL. Blocks: call it inside a transaction of the database package. */
@Component
class ClassTalkStore {
    private final JdbcClient jdbc;

    ClassTalkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One conversation of a pupil; {@code state} is its dialogue state as JSON. */
    record Talk(AccountId pupil, String inquiry, String locale, String state) {}

    /** One turn of a pupil; {@code trace} is JSON with what was heard, personal data masked. */
    record Heard(AccountId pupil, String inquiry, String trace) {}

    /** The stage of a class that {@code reader} teaches, or that is of the school the reader administers. */
    Optional<Stage> stage(ClassId id, Account reader) {
        return jdbc.sql("""
                        select c.stage from school_class c
                        where c.id = :id and c.school_id = :school and (:admin = true or (:teacher = true and exists (
                            select 1 from member m where m.class_id = c.id and m.account_id = :reader)))
                        """)
                .param("id", id.value())
                .param("school", reader.school().id().value())
                .param("admin", reader.isAdmin())
                .param("teacher", !reader.isStudent())
                .param("reader", reader.id().value())
                .query((row, n) -> Stage.valueOf(row.getString("stage")))
                .optional();
    }

    List<Talk> talks(ClassId id) {
        return jdbc.sql("select account_id, inquiry, locale, state from conversation where class_id = :id")
                .param("id", id.value())
                .query((row, n) -> new Talk(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("inquiry"),
                        row.getString("locale"),
                        row.getString("state")))
                .list();
    }

    /** The newest turns of a class, at most {@code limit}. */
    List<Heard> heard(ClassId id, int limit) {
        return jdbc.sql("""
                        select c.account_id, c.inquiry, t.trace from turn t
                        join conversation c on c.id = t.conversation_id
                        where c.class_id = :id and t.trace is not null
                        order by t.created desc limit :limit
                        """)
                .param("id", id.value())
                .param("limit", limit)
                .query((row, n) -> new Heard(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("inquiry"),
                        row.getString("trace")))
                .list();
    }
}
