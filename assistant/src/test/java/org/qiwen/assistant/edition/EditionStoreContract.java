package org.qiwen.assistant.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.Role;
import org.qiwen.assistant.account.School;
import org.qiwen.assistant.account.SchoolClass;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.database.TestDatabase;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Telling;

/** What the store of editions promises on every database. */
abstract class EditionStoreContract {
    private static final Telling WORDS = new Telling("沉与浮", "沉浮要看什么？", "桌上有一盆水。", "你猜谁会浮？");
    private static final UUID PLAN = UUID.randomUUID();

    private final School school = new School(SchoolId.random(), "one");
    private final School elsewhere = new School(SchoolId.random(), "two");
    private final SchoolClass five = new SchoolClass(ClassId.random(), "five", Stage.PRIMARY_UPPER);
    private final SchoolClass six = new SchoolClass(ClassId.random(), "six", Stage.PRIMARY_UPPER);
    private final Account author = account("author", Role.TEACHER, school);
    private final Account colleague = account("colleague", Role.TEACHER, school);
    private final Account pupil = account("pupil", Role.STUDENT, school);
    private final Account other = account("other", Role.STUDENT, school);
    private final Account admin = account("admin", Role.ADMIN, school);
    private final Account stranger = account("stranger", Role.ADMIN, elsewhere);

    private TestDatabase database;
    private EditionStore editions;

    /** A new migrated database. */
    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        editions =
                new EditionStore(database.jdbc(), Clock.fixed(Instant.parse("2026-11-02T08:30:00Z"), ZoneOffset.UTC));
        for (School one : List.of(school, elsewhere)) {
            sql(
                    "insert into school (id, name, created) values (?, ?, current_timestamp)",
                    one.id().value(),
                    one.name());
        }
        for (SchoolClass one : List.of(five, six)) {
            sql(
                    "insert into school_class (id, school_id, name, stage, created) values (?, ?, ?, ?, current_timestamp)",
                    one.id().value(),
                    school.id().value(),
                    one.name(),
                    one.stage().name());
        }
        for (Account one : List.of(author, colleague, pupil, other, admin, stranger)) {
            sql(
                    "insert into account (id, school_id, username, display_name, role, password, demo, created)"
                            + " values (?, ?, ?, ?, ?, '', false, current_timestamp)",
                    one.id().value(),
                    one.school().id().value(),
                    one.username(),
                    one.username(),
                    one.role().name());
        }
        join(five, author);
        join(five, pupil);
        join(six, colleague);
        join(six, other);
    }

    @Test
    void keepsOneVersionOfTheSameWords() {
        StoredEdition first = keep(1, WORDS);
        StoredEdition again = keep(4, WORDS);

        assertThat(first.edition().version()).isEqualTo(1);
        assertThat(again.edition()).isEqualTo(first.edition());
        assertThat(again.planVersion()).isEqualTo(4);
        assertThat(again.author()).isEqualTo(author.id());
        assertThat(editions.ofPlan(PLAN)).contains(again);
        assertThat(editions.ofPlan(UUID.randomUUID())).isEmpty();
    }

    @Test
    void raisesTheVersionWithTheWords() {
        StoredEdition first = keep(1, WORDS);
        StoredEdition second = keep(2, other("谁沉谁浮，证据在哪儿？"));

        assertThat(second.edition().id()).isEqualTo(first.edition().id());
        assertThat(second.edition().version()).isEqualTo(2);
        assertThat(second.edition().telling().drivingQuestion()).isEqualTo("谁沉谁浮，证据在哪儿？");
    }

    @Test
    void showsItToTheClassesThatHaveItAndToNobodyElse() {
        EditionId id = keep(1, WORDS).edition().id();
        assertThat(seenBy(pupil)).isEmpty();
        assertThat(editions.find(id, pupil)).isEmpty();
        assertThat(editions.find(id, author)).isPresent();

        editions.give(id, five.id(), author);
        editions.give(id, five.id(), author);

        assertThat(seenBy(pupil)).containsExactly(id);
        assertThat(seenBy(author)).containsExactly(id);
        assertThat(seenBy(admin)).containsExactly(id);
        assertThat(seenBy(other)).isEmpty();
        assertThat(seenBy(colleague)).isEmpty();
        assertThat(seenBy(stranger)).isEmpty();
        assertThat(editions.given(pupil, "en")).isEmpty();
        assertThat(editions.find(id, pupil)).isPresent();
        assertThat(editions.find(id, other)).isEmpty();
        assertThat(editions.find(id, colleague)).isEmpty();
        assertThat(editions.find(id, stranger)).isEmpty();
        assertThat(editions.classes(id))
                .extracting(given -> given.schoolClass())
                .containsExactly(five);
    }

    @Test
    void takesItFromOneClassOrFromAll() {
        EditionId id = keep(1, WORDS).edition().id();
        editions.give(id, five.id(), author);
        editions.give(id, six.id(), admin);

        editions.take(id, five.id());
        assertThat(seenBy(pupil)).isEmpty();
        assertThat(seenBy(other)).containsExactly(id);

        editions.takeAll(PLAN);
        assertThat(seenBy(other)).isEmpty();
        assertThat(editions.classes(id)).isEmpty();
        assertThat(editions.ofPlan(PLAN)).isPresent();
    }

    @Test
    void knowsWhichClassesATeacherMayGiveItTo() {
        assertThat(editions.ownClass(five.id(), author)).contains(five);
        assertThat(editions.ownClass(six.id(), author)).isEmpty();
        assertThat(editions.ownClass(six.id(), admin)).contains(six);
        assertThat(editions.ownClass(five.id(), stranger)).isEmpty();
        assertThat(editions.ownClass(five.id(), pupil)).isEmpty();
    }

    private StoredEdition keep(int planVersion, Telling words) {
        return editions.keep(PLAN, planVersion, "float-sink", "zh-CN", words, author);
    }

    private static Telling other(String question) {
        return new Telling(WORDS.title(), question, WORDS.phenomenon(), WORDS.predictionQuestion());
    }

    private List<EditionId> seenBy(Account reader) {
        return editions.given(reader, "zh-CN").stream()
                .map(given -> given.edition().id())
                .toList();
    }

    private void join(SchoolClass to, Account member) {
        sql(
                "insert into member values (?, ?, current_timestamp)",
                to.id().value(),
                member.id().value());
    }

    private void sql(String text, Object... values) {
        database.jdbc().sql(text).params(values).update();
    }

    private static Account account(String name, Role role, School at) {
        return new Account(AccountId.random(), name, name, role, at, null, false);
    }
}
