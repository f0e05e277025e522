package org.qiwen.assistant.budget;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.budget.Counter.Sum;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What models were used for, in SQL. Blocks: call it inside a transaction of the database package. */
@Component
class UsageStore {
    private static final String SUMS = """
            sum(u.requests) as requests, sum(u.input_tokens) as input_tokens, sum(u.output_tokens) as output_tokens,
            sum(u.estimated_tokens) as estimated_tokens,
            sum(case when u.currency = :currency then u.cost else 0 end) as cost,
            max(case when u.currency = :currency then 1 else 0 end) as priced
            """;

    private final JdbcClient jdbc;

    UsageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line of a report.
     *
     * @param id of the account or class; null for a day of everything that may be seen
     * @param name of it
     * @param priced whether there was a price in the currency that was asked for
     */
    record Line(LocalDate day, @Nullable UUID id, @Nullable String name, Spent spent, boolean priced) {}

    /** What was saved of a day, for those that have any. */
    Map<Purse, Spent> spent(LocalDate day, List<Purse> purses, String currency) {
        Map<Purse, Spent> spent = new HashMap<>();
        jdbc.sql("select u.scope, u.id, " + SUMS
                        + " from model_usage u where u.used_on = :day and u.id in (:ids) group by u.scope, u.id")
                .param("day", day)
                .param("currency", currency)
                .param("ids", purses.stream().map(Purse::id).toList())
                .query((ResultSet row) -> {
                    spent.put(
                            new Purse(Purse.Kind.valueOf(row.getString("scope")), row.getObject("id", UUID.class)),
                            spent(row));
                });
        return spent;
    }

    /**
     * Adds to what is saved. Always in the same order, so that two nodes never wait for each other; fails with a duplicate-
     * key exception when two of them add the first of a day at once, and does better the next time.
     */
    void add(Map<Sum, Spent> all) {
        all.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Sum, Spent> entry) -> entry.getKey().day())
                        .thenComparing(entry -> entry.getKey().purse().id())
                        .thenComparing(entry -> entry.getKey().currency()))
                .forEach(entry -> add(entry.getKey(), entry.getValue()));
    }

    private void add(Sum sum, Spent spent) {
        int changed = write("""
                update model_usage set requests = requests + :requests, input_tokens = input_tokens + :input,
                    output_tokens = output_tokens + :output, estimated_tokens = estimated_tokens + :estimated,
                    cost = cost + :cost
                where used_on = :day and id = :id and currency = :currency and scope = :scope
                """, sum, spent);
        if (changed == 0) {
            write("""
                    insert into model_usage (used_on, id, scope, currency, requests, input_tokens, output_tokens,
                        estimated_tokens, cost)
                    values (:day, :id, :scope, :currency, :requests, :input, :output, :estimated, :cost)
                    """, sum, spent);
        }
    }

    private int write(String sql, Sum sum, Spent spent) {
        return jdbc.sql(sql)
                .param("day", sum.day())
                .param("id", sum.purse().id())
                .param("scope", sum.purse().kind().name())
                .param("currency", sum.currency())
                .param("requests", spent.requests())
                .param("input", spent.inputTokens())
                .param("output", spent.outputTokens())
                .param("estimated", spent.estimatedTokens())
                .param("cost", spent.cost())
                .update();
    }

    /**
     * Notes that an account is told of its limit; false when it was told on that day. Fails with a duplicate-key exception
     * when both happen at once.
     */
    boolean notice(LocalDate day, AccountId account) {
        boolean told = jdbc.sql("select count(*) from budget_notice where told_on = :day and account_id = :account")
                        .param("day", day)
                        .param("account", account.value())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!told) {
            jdbc.sql("insert into budget_notice (told_on, account_id) values (:day, :account)")
                    .param("day", day)
                    .param("account", account.value())
                    .update();
        }
        return !told;
    }

    /** A day by account, most tokens first: an admin's school, or the students of a teacher's classes and the teacher. */
    List<Line> byAccount(Account reader, LocalDate day, String currency, int from, int limit) {
        return lines("""
                select u.used_on, u.id, a.display_name as name, %s from model_usage u
                join account a on a.id = u.id
                where u.used_on = :day and u.scope = 'ACCOUNT' and (
                    (:admin = true and a.school_id = :school) or a.id = :reader or (:admin = false and a.role = 'STUDENT'
                    and exists (select 1 from member mine join member theirs on theirs.class_id = mine.class_id
                        where mine.account_id = :reader and theirs.account_id = a.id)))
                group by u.used_on, u.id, a.display_name
                order by sum(u.input_tokens) + sum(u.output_tokens) desc, u.id limit :limit offset :from
                """, reader, day, currency, from, limit);
    }

    /** A day by class, most tokens first: an admin's school, or a teacher's classes. */
    List<Line> byClass(Account reader, LocalDate day, String currency, int from, int limit) {
        return lines("""
                select u.used_on, u.id, c.name as name, %s from model_usage u
                join school_class c on c.id = u.id
                where u.used_on = :day and u.scope = 'CLASS' and (
                    (:admin = true and c.school_id = :school) or (:admin = false and exists (
                        select 1 from member m where m.class_id = c.id and m.account_id = :reader)))
                group by u.used_on, u.id, c.name
                order by sum(u.input_tokens) + sum(u.output_tokens) desc, u.id limit :limit offset :from
                """, reader, day, currency, from, limit);
    }

    /** Days up to this one, the newest first: of an admin's school, or of a teacher's classes together. */
    List<Line> byDay(Account reader, LocalDate day, String currency, int from, int limit) {
        return lines("""
                select u.used_on, cast(null as uuid) as id, cast(null as varchar(1)) as name, %s from model_usage u
                where u.used_on <= :day and (
                    (:admin = true and u.scope = 'SCHOOL' and u.id = :school)
                    or (:admin = false and u.scope = 'CLASS' and u.id in (
                        select m.class_id from member m where m.account_id = :reader)))
                group by u.used_on order by u.used_on desc limit :limit offset :from
                """, reader, day, currency, from, limit);
    }

    private List<Line> lines(String sql, Account reader, LocalDate day, String currency, int from, int limit) {
        return jdbc.sql(sql.replace("%s", SUMS))
                .param("day", day)
                .param("currency", currency)
                .param("admin", reader.isAdmin())
                .param("school", reader.school().id().value())
                .param("reader", reader.id().value())
                .param("from", from)
                .param("limit", limit)
                .query((row, n) -> new Line(
                        row.getObject("used_on", LocalDate.class),
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        spent(row),
                        row.getInt("priced") == 1))
                .list();
    }

    private static Spent spent(ResultSet row) throws SQLException {
        BigDecimal cost = row.getBigDecimal("cost");
        return new Spent(
                row.getLong("requests"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getLong("estimated_tokens"),
                cost == null ? BigDecimal.ZERO : cost);
    }
}
