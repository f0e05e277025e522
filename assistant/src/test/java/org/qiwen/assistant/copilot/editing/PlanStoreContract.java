package org.qiwen.assistant.copilot.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.Role;
import org.qiwen.assistant.account.School;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.copilot.assemble.SamplePlans;
import org.qiwen.assistant.copilot.plan.Board;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.database.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** What the store of plans promises on every database. */
abstract class PlanStoreContract {
    private static final LessonPlan PLAN = SamplePlans.floatSink();

    private TestDatabase database;
    private final Ticking clock = new Ticking();
    private PlanStore plans;
    private final School school = new School(SchoolId.random(), "one");
    private final School other = new School(SchoolId.random(), "two");
    private Account author;
    private Account colleague;
    private Account admin;
    private Account otherAdmin;

    /** A new migrated database. */
    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        plans = new PlanStore(database.jdbc(), JsonMapper.builder().build(), clock);
        author = account("author", Role.TEACHER, school);
        colleague = account("colleague", Role.TEACHER, school);
        admin = account("admin", Role.ADMIN, school);
        otherAdmin = account("other", Role.ADMIN, other);
    }

    @Test
    void givesAPlanBackAsItWasStored() {
        PlanId id = plans.add(PLAN, author);
        StoredPlan stored = plans.find(id, author).orElseThrow();
        assertThat(stored.plan()).isEqualTo(PLAN);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.why()).isEqualTo("CREATED");
    }

    @Test
    void showsAPlanToItsAuthorAndTheSchoolsAdminsOnly() {
        PlanId id = plans.add(PLAN, author);
        assertThat(plans.find(id, admin)).isPresent();
        assertThat(plans.find(id, colleague)).isEmpty();
        assertThat(plans.find(id, otherAdmin)).isEmpty();
        assertThat(plans.list(author, null, 10)).hasSize(1);
        assertThat(plans.list(admin, null, 10)).hasSize(1);
        assertThat(plans.list(colleague, null, 10)).isEmpty();
        assertThat(plans.list(otherAdmin, null, 10)).isEmpty();
    }

    @Test
    void takesAChangeFromTheNewestVersionOnly() {
        PlanId id = plans.add(PLAN, author);
        assertThat(plans.change(id, 1, edited("first"), author, "EDITED")).isTrue();
        assertThat(plans.change(id, 1, edited("late"), author, "EDITED")).isFalse();
        StoredPlan stored = plans.find(id, author).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.plan().board().title()).isEqualTo("first");
        assertThat(plans.find(id, 1, author).orElseThrow().plan()).isEqualTo(PLAN);
    }

    @Test
    void keepsOneAutosaveOfASitting() {
        PlanId id = plans.add(PLAN, author);
        plans.change(id, 1, edited("a"), author, PlanStore.AUTOSAVED);
        clock.pass(Duration.ofMinutes(1));
        plans.change(id, 2, edited("b"), author, PlanStore.AUTOSAVED);
        clock.pass(Duration.ofMinutes(11));
        plans.change(id, 3, edited("c"), author, PlanStore.AUTOSAVED);
        assertThat(plans.versions(id).stream().map(PlanStore.Version::version)).containsExactly(4, 3, 1);
        assertThat(plans.find(id, author).orElseThrow().plan().board().title()).isEqualTo("c");
    }

    @Test
    void keepsTheSectionsOfOneWordingAsOneVersion() {
        PlanId id = plans.add(PLAN, author);
        plans.change(id, 1, edited("a"), author, PlanStore.WORDED + 1);
        plans.change(id, 2, edited("b"), author, PlanStore.WORDED + 1);
        plans.change(id, 3, edited("c"), author, PlanStore.WORDED + 3);
        assertThat(plans.versions(id).stream().map(PlanStore.Version::why))
                .containsExactly("WORDED 3", "WORDED 1", "CREATED");
    }

    @Test
    void listsTheLastChangedFirst() {
        PlanId one = plans.add(PLAN, author);
        clock.pass(Duration.ofSeconds(1));
        PlanId two = plans.add(PLAN, author);
        clock.pass(Duration.ofSeconds(1));
        plans.change(one, 1, edited("later"), author, "EDITED");
        List<PlanStore.Entry> all = plans.list(author, null, 10);
        assertThat(all).extracting(PlanStore.Entry::id).containsExactly(one, two);
        Instant before = all.get(0).updated();
        assertThat(plans.list(author, before, 10))
                .extracting(PlanStore.Entry::id)
                .containsExactly(two);
    }

    @Test
    void forgetsADeletedPlanWithItsVersions() {
        PlanId id = plans.add(PLAN, author);
        plans.change(id, 1, edited("a"), author, "EDITED");
        plans.delete(id);
        assertThat(plans.find(id, author)).isEmpty();
        assertThat(plans.versions(id)).isEmpty();
    }

    private static LessonPlan edited(String title) {
        LessonPlan other = SamplePlans.withBoard(PLAN, new Board(title, List.of(), List.of(), List.of()));
        return PLAN.with(Section.BOARD, other);
    }

    private Account account(String name, Role role, School at) {
        database.jdbc()
                .sql("insert into school (id, name, created) select ?, ?, current_timestamp"
                        + " where not exists (select 1 from school where id = ?)")
                .params(at.id().value(), at.name() + UUID.randomUUID(), at.id().value())
                .update();
        Account account = new Account(AccountId.random(), name, name, role, at, null, false);
        database.jdbc()
                .sql("insert into account (id, school_id, username, display_name, role, password, demo, created)"
                        + " values (?, ?, ?, ?, ?, '', false, current_timestamp)")
                .params(account.id().value(), at.id().value(), name, name, role.name())
                .update();
        return account;
    }

    /** A clock that stands until it is moved. */
    private static final class Ticking extends java.time.Clock {
        private Instant now = Instant.parse("2026-11-02T08:30:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public java.time.Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
