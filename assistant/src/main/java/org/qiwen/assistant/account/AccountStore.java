package org.qiwen.assistant.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schools, classes, accounts and members in SQL. Blocks: call it inside a transaction of the database package. */
@Component
public class AccountStore {
    private static final String ACCOUNT = """
            select a.id, a.username, a.display_name, a.role, a.demo,
                   s.id as school_id, s.name as school_name,
                   c.id as class_id, c.name as class_name, c.stage
            from account a
            join school s on s.id = a.school_id
            left join member m on m.account_id = a.id and a.role = 'STUDENT'
            left join school_class c on c.id = m.class_id
            """;
    private static final String CLASS = "select c.id as class_id, c.name as class_name, c.stage from school_class c ";

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An account with its encoded password, for signing in. */
    record WithPassword(Account account, String encodedPassword) {}

    School addSchool(String name) {
        School school = new School(SchoolId.random(), name);
        jdbc.sql("insert into school (id, name, created) values (:id, :name, :now)")
                .param("id", school.id().value())
                .param("name", name)
                .param("now", now())
                .update();
        return school;
    }

    Optional<School> findSchool(String name) {
        return jdbc.sql("select id, name from school where name = :name")
                .param("name", name)
                .query((row, n) -> new School(new SchoolId(row.getObject("id", UUID.class)), row.getString("name")))
                .optional();
    }

    SchoolClass addClass(School school, String name, Stage stage) {
        SchoolClass added = new SchoolClass(ClassId.random(), name, stage);
        jdbc.sql("""
                        insert into school_class (id, school_id, name, stage, created)
                        values (:id, :school, :name, :stage, :now)
                        """)
                .param("id", added.id().value())
                .param("school", school.id().value())
                .param("name", name)
                .param("stage", stage.name())
                .param("now", now())
                .update();
        return added;
    }

    Optional<SchoolClass> findClass(School school, ClassId id) {
        return jdbc.sql(CLASS + "where c.school_id = :school and c.id = :id")
                .param("school", school.id().value())
                .param("id", id.value())
                .query((row, n) -> schoolClass(row))
                .optional();
    }

    Optional<SchoolClass> findClass(School school, String name) {
        return jdbc.sql(CLASS + "where c.school_id = :school and c.name = :name")
                .param("school", school.id().value())
                .param("name", name)
                .query((row, n) -> schoolClass(row))
                .optional();
    }

    List<SchoolClass> classesIn(School school) {
        return jdbc.sql(CLASS + "where c.school_id = :school order by c.name, c.id")
                .param("school", school.id().value())
                .query((row, n) -> schoolClass(row))
                .list();
    }

    List<SchoolClass> classesOf(AccountId member) {
        return jdbc.sql(CLASS + "join member m on m.class_id = c.id where m.account_id = :member order by c.name, c.id")
                .param("member", member.value())
                .query((row, n) -> schoolClass(row))
                .list();
    }

    /** Adds an account; fails with a duplicate-key exception when the name is taken. */
    void add(Account account, String encodedPassword) {
        jdbc.sql("""
                        insert into account (id, school_id, username, display_name, role, password, demo, created)
                        values (:id, :school, :username, :displayName, :role, :password, :demo, :now)
                        """)
                .param("id", account.id().value())
                .param("school", account.school().id().value())
                .param("username", account.username())
                .param("displayName", account.displayName())
                .param("role", account.role().name())
                .param("password", encodedPassword)
                .param("demo", account.demo())
                .param("now", now())
                .update();
    }

    public Optional<Account> find(AccountId id) {
        return jdbc.sql(ACCOUNT + "where a.id = :id")
                .param("id", id.value())
                .query((row, n) -> account(row))
                .optional();
    }

    public Optional<Account> findByUsername(String username) {
        return findWithPassword(username).map(WithPassword::account);
    }

    Optional<WithPassword> findWithPassword(String username) {
        return jdbc.sql(ACCOUNT.replace("a.demo,", "a.demo, a.password,") + "where a.username = :username")
                .param("username", username)
                .query((row, n) -> new WithPassword(account(row), row.getString("password")))
                .optional();
    }

    /** Accounts of a school in the order of their names, after {@code after}; at most {@code limit}. */
    List<Account> in(School school, String after, int limit) {
        return jdbc.sql(ACCOUNT
                        + "where a.school_id = :school and a.username > :after order by a.username limit :limit")
                .param("school", school.id().value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> account(row))
                .list();
    }

    /** Accounts that share a class with {@code teacher}, in the order of their names. */
    public List<Account> inClassesOf(AccountId teacher, String after, int limit) {
        return jdbc.sql(ACCOUNT + """
                        where a.username > :after and exists (
                            select 1 from member mine join member theirs on theirs.class_id = mine.class_id
                            where mine.account_id = :teacher and theirs.account_id = a.id)
                        order by a.username limit :limit
                        """)
                .param("after", after)
                .param("teacher", teacher.value())
                .param("limit", limit)
                .query((row, n) -> account(row))
                .list();
    }

    /** Students and teachers of a class; the teachers first. */
    public List<Account> members(ClassId id) {
        return jdbc.sql(ACCOUNT + """
                        where exists (select 1 from member x where x.class_id = :id and x.account_id = a.id)
                        order by a.role desc, a.username
                        """)
                .param("id", id.value())
                .query((row, n) -> account(row))
                .list();
    }

    public boolean isMember(ClassId id, AccountId account) {
        return jdbc.sql("select count(*) from member where class_id = :id and account_id = :account")
                        .param("id", id.value())
                        .param("account", account.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Puts an account into a class; nothing changes when it is there already.
     *
     * @return false when a student is in another class: a student has one
     */
    boolean join(ClassId id, AccountId account) {
        // The row lock makes two requests for one student follow each other.
        Role role = jdbc.sql("select role from account where id = :account for update")
                .param("account", account.value())
                .query((row, n) -> Role.valueOf(row.getString("role")))
                .single();
        if (isMember(id, account)) {
            return true;
        }
        if (role == Role.STUDENT && !classesOf(account).isEmpty()) {
            return false;
        }
        jdbc.sql("insert into member (class_id, account_id, created) values (:id, :account, :now)")
                .param("id", id.value())
                .param("account", account.value())
                .param("now", now())
                .update();
        return true;
    }

    void setPassword(AccountId account, String encodedPassword) {
        jdbc.sql("update account set password = :password where id = :id")
                .param("password", encodedPassword)
                .param("id", account.value())
                .update();
    }

    /** Deletes an account with its memberships, sessions and tokens; fails while anything else belongs to it. */
    void delete(AccountId account) {
        for (String sql : List.of(
                "delete from token where account_id = :id",
                "delete from member where account_id = :id",
                "delete from budget_notice where account_id = :id",
                "delete from account where id = :id")) {
            jdbc.sql(sql).param("id", account.value()).update();
        }
    }

    /** Makes it impossible to use any demo account, and ends its sessions and tokens. */
    void lockDemoAccounts() {
        jdbc.sql("update account set password = '{locked}' where demo = true").update();
        jdbc.sql("delete from token where account_id in (select id from account where demo = true)")
                .update();
    }

    /** Whether somebody real can administer this server. */
    boolean hasAdmin() {
        return jdbc.sql("select count(*) from account where role = 'ADMIN' and demo = false")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Replaces the code for the first admin; null removes it. */
    void setFirstAdminCode(@Nullable String hash) {
        jdbc.sql("delete from first_admin_code").update();
        if (hash != null) {
            jdbc.sql("insert into first_admin_code (hash, created) values (:hash, :now)")
                    .param("hash", hash)
                    .param("now", now())
                    .update();
        }
    }

    /** Uses the code up; false when it is another one. */
    boolean takeFirstAdminCode(String hash) {
        return jdbc.sql("delete from first_admin_code where hash = :hash")
                        .param("hash", hash)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("username"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                new School(new SchoolId(row.getObject("school_id", UUID.class)), row.getString("school_name")),
                row.getObject("class_id", UUID.class) == null ? null : schoolClass(row),
                row.getBoolean("demo"));
    }

    private static SchoolClass schoolClass(ResultSet row) throws SQLException {
        return new SchoolClass(
                new ClassId(row.getObject("class_id", UUID.class)),
                row.getString("class_name"),
                Stage.valueOf(row.getString("stage")));
    }
}
