package org.qiwen.assistant.account;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Settings of schools in SQL. Blocks: call it inside a transaction of the database package. */
@Component
public class SchoolSettingsStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SchoolSettingsStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What the school has decided; the defaults when it has decided nothing. */
    public SchoolSettings find(SchoolId school) {
        List<AccountId> officers = jdbc.sql("""
                        select account_id from protection_officer o join account a on a.id = o.account_id
                        where o.school_id = :school order by a.username
                        """)
                .param("school", school.value())
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
        return jdbc.sql("select local_only, hours, revision from school_settings where school_id = :school")
                .param("school", school.value())
                .query((row, n) -> new SchoolSettings(
                        row.getBoolean("local_only"),
                        officers,
                        List.of(json.readValue(row.getString("hours"), OpeningHours[].class)),
                        row.getInt("revision")))
                .optional()
                .orElse(SchoolSettings.NONE);
    }

    /**
     * Replaces the settings whose revision is {@code settings.revision()}; false when they have another by now. Of two
     * first ones at the same time one fails with a duplicate-key exception.
     */
    boolean replace(SchoolId school, SchoolSettings settings) {
        boolean replaced = write("""
                        update school_settings set local_only = :localOnly, hours = :hours, revision = revision + 1
                        where school_id = :school and revision = :revision
                        """, school, settings)
                || settings.revision() == 0 && isUnset(school) && write("""
                                insert into school_settings (school_id, local_only, hours, revision)
                                values (:school, :localOnly, :hours, :revision + 1)
                                """, school, settings);
        if (replaced) {
            replaceOfficers(school, settings.protectionOfficers());
        }
        return replaced;
    }

    /** Those of {@code accounts} that are no adults of the school. */
    List<AccountId> strangers(SchoolId school, List<AccountId> accounts) {
        return accounts.stream()
                .filter(account -> jdbc.sql("""
                                select count(*) from account
                                where id = :id and school_id = :school and role <> 'STUDENT'
                                """)
                                .param("id", account.value())
                                .param("school", school.value())
                                .query(Integer.class)
                                .single()
                        == 0)
                .toList();
    }

    private boolean isUnset(SchoolId school) {
        return jdbc.sql("select count(*) from school_settings where school_id = :school")
                        .param("school", school.value())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private boolean write(String sql, SchoolId school, SchoolSettings settings) {
        return jdbc.sql(sql)
                        .param("school", school.value())
                        .param("localOnly", settings.localOnly())
                        .param("hours", json.writeValueAsString(settings.hours()))
                        .param("revision", settings.revision())
                        .update()
                == 1;
    }

    private void replaceOfficers(SchoolId school, List<AccountId> officers) {
        jdbc.sql("delete from protection_officer where school_id = :school")
                .param("school", school.value())
                .update();
        officers.forEach(
                officer -> jdbc.sql("insert into protection_officer (school_id, account_id) values (:school, :account)")
                        .param("school", school.value())
                        .param("account", officer.value())
                        .update());
    }
}
