package org.qiwen.assistant.account;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.qiwen.assistant.web.Problem;
import org.qiwen.assistant.web.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What belongs to an account, or says that it did something: while there is any, the account cannot be deleted. Memberships,
 * sessions and tokens are the account's own and go with it. Blocks; called inside a transaction.
 */
@Component
class PossessionStore {
    /** Every reference to an account that keeps it, as the migrations have them. */
    private static final List<Kind> KINDS = List.of(
            new Kind("conversations", "次对话", "conversation", "account_id"),
            new Kind("alerts", "条处理过的提醒", "alert", "acknowledged_by"),
            new Kind("documents", "份材料", "document", "owner_id"),
            new Kind("marks", "处证据和解释的标记", "passage_mark", "account_id"),
            new Kind("jobs", "次材料处理", "job", "owner_id"),
            new Kind("lessonPlans", "份教案", "lesson_plan", "account_id"),
            new Kind("lessonPlanVersions", "个教案版本", "lesson_plan_version", "account_id"),
            new Kind("inquiries", "个发布的探究", "inquiry_edition", "account_id"),
            new Kind("inquiryVersions", "个探究版本", "inquiry_edition_version", "account_id"),
            new Kind("inquiriesGivenToClasses", "次给班级的探究", "inquiry_edition_class", "account_id"),
            new Kind("protection", "项保护职责", "protection_officer", "account_id"));

    private final JdbcClient jdbc;

    PossessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A kind of thing; name for programs, words for people, and where the account stands. */
    private record Kind(String name, String words, String table, String column) {}

    /** So many of a kind. */
    private record Some(Kind kind, int count) {}

    /**
     * Refuses when anything belongs to the account.
     *
     * @throws Refusal naming each kind and how many there are
     */
    void requireNone(AccountId account) {
        List<Some> found = new ArrayList<>();
        for (Kind kind : KINDS) {
            int count = jdbc.sql("select count(*) from " + kind.table() + " where " + kind.column() + " = :account")
                    .param("account", account.value())
                    .query(Integer.class)
                    .single();
            if (count > 0) {
                found.add(new Some(kind, count));
            }
        }
        if (!found.isEmpty()) {
            throw Refusal.inUse(
                    "这个账号不能删除，还有"
                            + found.stream()
                                    .map(some -> " " + some.count() + " "
                                            + some.kind().words())
                                    .collect(Collectors.joining("、"))
                            + "属于它；什么都没有删除。 The account cannot be deleted while something belongs to it; nothing was deleted.",
                    found.stream()
                            .map(some -> new Problem.Field(some.kind().name(), Integer.toString(some.count())))
                            .toList());
        }
    }
}
