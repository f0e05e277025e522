package org.qiwen.assistant.account;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Stage;
import org.springframework.stereotype.Component;

/**
 * The accounts to try Qiwen with: a student of three stages, their teacher, an admin, all with one password that is
 * printed at each start. Elsewhere than in a demonstration they are locked, even when an earlier start made them.
 */
@Component
class DemoAccounts {
    private static final String SCHOOL = "启问示范学校";

    private record Demo(
            String username,
            String displayName,
            Role role,
            @Nullable String className,
            Stage stage) {}

    private static final List<Demo> ALL = List.of(
            new Demo("pupil", "小雨", Role.STUDENT, "五年级（1）班", Stage.PRIMARY_UPPER),
            new Demo("student", "林舟", Role.STUDENT, "八年级（1）班", Stage.JUNIOR),
            new Demo("senior", "周衡", Role.STUDENT, "高一（1）班", Stage.SENIOR),
            new Demo("teacher", "陈老师", Role.TEACHER, null, Stage.SENIOR),
            new Demo("admin", "管理员", Role.ADMIN, null, Stage.SENIOR));

    private final AccountStore accounts;

    DemoAccounts(AccountStore accounts) {
        this.accounts = accounts;
    }

    static List<String> usernames() {
        return ALL.stream().map(Demo::username).toList();
    }

    /** Makes what is missing and sets the password of all. Blocks; sessions of earlier starts stay. */
    void prepare(String encodedPassword) {
        School school = accounts.findSchool(SCHOOL).orElseGet(() -> accounts.addSchool(SCHOOL));
        ALL.forEach(demo -> prepare(demo, school, encodedPassword));
        Account teacher = accounts.findByUsername("teacher").orElseThrow();
        if (teacher.demo()) {
            ALL.stream()
                    .filter(demo -> demo.className() != null)
                    .forEach(demo -> accounts.join(classOf(demo, school).id(), teacher.id()));
        }
    }

    private void prepare(Demo demo, School school, String encodedPassword) {
        Account known = accounts.findByUsername(demo.username()).orElse(null);
        if (known == null) {
            Account added = new Account(
                    AccountId.random(), demo.username(), demo.displayName(), demo.role(), school, null, true);
            accounts.add(added, encodedPassword);
            if (demo.className() != null) {
                accounts.join(classOf(demo, school).id(), added.id());
            }
        } else if (known.demo()) {
            accounts.setPassword(known.id(), encodedPassword);
        }
    }

    private SchoolClass classOf(Demo demo, School school) {
        String name = Objects.requireNonNull(demo.className());
        return accounts.findClass(school, name).orElseGet(() -> accounts.addClass(school, name, demo.stage()));
    }
}
