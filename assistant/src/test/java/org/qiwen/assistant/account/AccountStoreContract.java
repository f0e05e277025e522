package org.qiwen.assistant.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.database.TestDatabase;
import org.qiwen.assistant.inquiry.Stage;
import org.springframework.dao.DuplicateKeyException;

/** What accounts and tokens promise on every database. */
abstract class AccountStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00.123456Z");

    private TestDatabase database;
    private AccountStore accounts;

    /** A new migrated database. */
    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        accounts = new AccountStore(database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void givesAStudentTheStageOfTheClass() {
        School school = accounts.addSchool("第一小学");
        SchoolClass five = accounts.addClass(school, "五（1）班", Stage.PRIMARY_UPPER);
        Account student = add(school, "小雨", Role.STUDENT);

        assertThat(accounts.find(student.id()).orElseThrow().stage()).isNull();
        join(five, student);

        Account found = accounts.find(student.id()).orElseThrow();
        assertThat(found.stage()).isEqualTo(Stage.PRIMARY_UPPER);
        assertThat(found.schoolClass()).isEqualTo(five);
        assertThat(found.school()).isEqualTo(school);
    }

    @Test
    void keepsAStudentInOneClassAndATeacherInMany() {
        School school = accounts.addSchool("第二小学");
        SchoolClass one = accounts.addClass(school, "1", Stage.JUNIOR);
        SchoolClass two = accounts.addClass(school, "2", Stage.SENIOR);
        Account student = add(school, "s", Role.STUDENT);
        Account teacher = add(school, "t", Role.TEACHER);

        assertThat(join(one, student)).isTrue();
        assertThat(join(one, student)).as("again").isTrue();
        assertThat(join(two, student)).isFalse();
        assertThat(join(one, teacher)).isTrue();
        assertThat(join(two, teacher)).isTrue();

        assertThat(accounts.classesOf(student.id())).containsExactly(one);
        assertThat(accounts.classesOf(teacher.id())).containsExactly(one, two);
        assertThat(accounts.find(teacher.id()).orElseThrow().schoolClass()).isNull();
        assertThat(accounts.members(one.id())).extracting(Account::username).containsExactly("t", "s");
    }

    @Test
    void refusesATakenName() {
        School school = accounts.addSchool("第三小学");
        add(school, "same", Role.STUDENT);

        assertThatThrownBy(() -> add(school, "same", Role.TEACHER)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void listsPageByPage() {
        School school = accounts.addSchool("第四小学");
        SchoolClass own = accounts.addClass(school, "own", Stage.JUNIOR);
        Account teacher = add(school, "teacher", Role.TEACHER);
        join(own, teacher);
        for (String name : new String[] {"a", "b", "c"}) {
            join(own, add(school, name, Role.STUDENT));
        }
        add(school, "bb", Role.STUDENT);
        School other = accounts.addSchool("别的小学");
        add(other, "aa", Role.STUDENT);

        assertThat(accounts.in(school, "", 3)).extracting(Account::username).containsExactly("a", "b", "bb");
        assertThat(accounts.in(school, "bb", 3)).extracting(Account::username).containsExactly("c", "teacher");
        assertThat(accounts.inClassesOf(teacher.id(), "a", 9))
                .extracting(Account::username)
                .containsExactly("b", "c", "teacher");
        assertThat(accounts.in(other, "", 3)).extracting(Account::username).containsExactly("aa");
        assertThat(accounts.classesIn(school)).containsExactly(own);
        assertThat(accounts.classesIn(other)).isEmpty();
        assertThat(accounts.findClass(school, own.id())).contains(own);
        assertThat(accounts.findClass(other, own.id())).isEmpty();
    }

    @Test
    void findsATokenByItsSecretUntilItExpires() {
        School school = accounts.addSchool("第五小学");
        Account account = add(school, "holder", Role.TEACHER);
        Token token = Token.random();
        Instant expires = tokensAt(NOW).add(token, Token.Kind.SESSION, account.id(), "browser");

        assertThat(expires).isEqualTo(NOW.plus(Token.Kind.SESSION.life()));
        assertThat(tokensAt(expires.minusSeconds(1)).find(Token.of(token.secret()), Token.Kind.SESSION))
                .map(Account::id)
                .contains(account.id());
        assertThat(tokensAt(NOW).find(token, Token.Kind.API)).as("another kind").isEmpty();
        assertThat(tokensAt(expires).find(token, Token.Kind.SESSION))
                .as("expired")
                .isEmpty();
        assertThat(tokensAt(NOW).find(Token.random(), Token.Kind.SESSION)).isEmpty();

        tokensAt(NOW).remove(token);
        assertThat(tokensAt(NOW).find(token, Token.Kind.SESSION)).isEmpty();
    }

    @Test
    void keepsNoSecretOfAToken() {
        School school = accounts.addSchool("第六小学");
        Account account = add(school, "holder", Role.TEACHER);
        Token token = Token.random();
        tokensAt(NOW).add(token, Token.Kind.API, account.id(), "script");

        assertThat(database.jdbc()
                        .sql("select * from token")
                        .query()
                        .singleRow()
                        .values())
                .doesNotContain(token.secret())
                .contains(token.hash());
    }

    @Test
    void forgetsExpiredTokensOfAnAccountWithItsNextOne() {
        School school = accounts.addSchool("第七小学");
        Account account = add(school, "holder", Role.TEACHER);
        tokensAt(NOW).add(Token.random(), Token.Kind.SESSION, account.id(), "old");
        tokensAt(NOW.plus(Duration.ofDays(1))).add(Token.random(), Token.Kind.SESSION, account.id(), "new");

        assertThat(database.jdbc()
                        .sql("select name from token")
                        .query(String.class)
                        .list())
                .containsExactly("new");
    }

    @Test
    void locksDemoAccountsAndEndsTheirSessions() {
        School school = accounts.addSchool("第八小学");
        Account demo = new Account(AccountId.random(), "demo", "demo", Role.ADMIN, school, null, true);
        accounts.add(demo, "{bcrypt}x");
        Token token = Token.random();
        tokensAt(NOW).add(token, Token.Kind.SESSION, demo.id(), "browser");

        accounts.lockDemoAccounts();

        assertThat(tokensAt(NOW).find(token, Token.Kind.SESSION)).isEmpty();
        assertThat(accounts.findWithPassword("demo").orElseThrow().encodedPassword())
                .isEqualTo("{locked}");
        assertThat(accounts.hasAdmin()).as("a demo admin is none").isFalse();
    }

    @Test
    void takesTheFirstAdminCodeOnce() {
        accounts.setFirstAdminCode("a");
        accounts.setFirstAdminCode("b");

        assertThat(accounts.takeFirstAdminCode("a")).as("the earlier code").isFalse();
        assertThat(accounts.takeFirstAdminCode("b")).isTrue();
        assertThat(accounts.takeFirstAdminCode("b")).isFalse();
    }

    private TokenStore tokensAt(Instant now) {
        return new TokenStore(database.jdbc(), accounts, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Account add(School school, String username, Role role) {
        Account account = new Account(AccountId.random(), username, username, role, school, null, false);
        accounts.add(account, "{bcrypt}x");
        return account;
    }

    private boolean join(SchoolClass schoolClass, Account account) {
        Supplier<Boolean> join = () -> accounts.join(schoolClass.id(), account.id());
        return Boolean.TRUE.equals(database.transaction().execute(status -> join.get()));
    }
}
