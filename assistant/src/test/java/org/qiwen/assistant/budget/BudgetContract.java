package org.qiwen.assistant.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.Role;
import org.qiwen.assistant.account.School;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.budget.UsageStore.Line;
import org.qiwen.assistant.database.TestDatabase;
import org.qiwen.assistant.model.Allowance;
import org.qiwen.assistant.model.Allowance.Granted;
import org.qiwen.assistant.model.Allowance.Refused;
import org.qiwen.assistant.model.Allowance.Reservation;
import org.qiwen.assistant.model.ModelCall;
import org.qiwen.assistant.model.ModelUse;
import org.qiwen.assistant.model.ScriptedModels;
import org.qiwen.assistant.model.stream.Usage;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Flux;

/** What the budget promises on every database. */
@Timeout(60)
abstract class BudgetContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** Half past four in the afternoon there. */
    private static final Instant NOW = Instant.parse("2026-11-02T08:30:00Z");

    private static final LocalDate TODAY = LocalDate.parse("2026-11-02");
    /** Tokens an account, a class and a school may use. */
    private static final BudgetSettings LIMITS = limits(10_000, 15_000, 40_000, null);

    private TestDatabase database;
    private UsageStore usage;
    private final School school = new School(SchoolId.random(), "school");
    private final ClassId one = ClassId.random();
    private final ClassId two = ClassId.random();
    private Account ann;
    private Account ben;
    private Account teacher;

    /** A new migrated database. */
    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        usage = new UsageStore(database.jdbc());
        add(
                "insert into school values (?, ?, current_timestamp)",
                school.id().value(),
                UUID.randomUUID().toString());
        for (ClassId id : List.of(one, two)) {
            add(
                    "insert into school_class values (?, ?, ?, 'JUNIOR', current_timestamp)",
                    id.value(),
                    school.id().value(),
                    id.equals(one) ? "one" : "two");
        }
        ann = account("ann", Role.STUDENT, one);
        ben = account("ben", Role.STUDENT, one);
        teacher = account("teacher", Role.TEACHER, one);
    }

    @Test
    void refusesOnceTheDayIsUsedUpAndSaysSoOnce() {
        DailyBudget budget = budget(NOW);
        spend(budget, ann, one, 9_000);

        assertThat(ask(budget, ann, one, 1_001)).isEqualTo(new Refused(true));
        assertThat(ask(budget, ann, one, 1_001)).isEqualTo(new Refused(false));
        assertThat(ask(budget, ann, one, 1_000)).isInstanceOf(Granted.class);
        assertThat(ask(budget, ben, one, 1_001)).isInstanceOf(Granted.class);
    }

    @Test
    void countsForTheClassAndTheSchoolToo() {
        DailyBudget budget = budget(NOW);
        spend(budget, ann, one, 9_000);
        spend(budget, ben, one, 5_000);

        assertThat(ask(budget, ben, one, 1_001)).as("the class").isInstanceOf(Refused.class);
        assertThat(ask(budget, ben, null, 1_001)).as("a preview").isInstanceOf(Granted.class);
        for (int i = 0; i < 3; i++) {
            spend(budget, account("of another class " + i, Role.STUDENT, two), i == 0 ? null : two, 7_000);
        }
        assertThat(ask(budget, teacher, null, 6_000)).as("the school").isInstanceOf(Refused.class);
    }

    @Test
    void aDayEndsAtMidnightOfTheSchool() {
        spend(budget(Instant.parse("2026-11-02T15:59:59Z")), ann, one, 10_000);

        assertThat(ask(budget(Instant.parse("2026-11-02T15:59:59Z")), ann, one, 1))
                .isInstanceOf(Refused.class);
        assertThat(ask(budget(Instant.parse("2026-11-02T16:00:00Z")), ann, one, 1))
                .isInstanceOf(Granted.class);
    }

    @Test
    void remembersWhatAnotherNodeOrAnEarlierLifeSpent() {
        DailyBudget earlier = budget(NOW);
        spend(earlier, ann, one, 4_000);
        spend(earlier, ann, one, 5_000);

        assertThat(ask(budget(NOW), ann, one, 1_001)).isInstanceOf(Refused.class);
        assertThat(ask(budget(NOW), ann, one, 1_000)).isInstanceOf(Granted.class);
    }

    @Test
    void countsWhatIsNotSavedYet() {
        DailyBudget budget = budget(NOW);
        granted(budget, ann, one, 100).spent(call(new Usage(9_000, 0, 500, false), null));

        assertThat(ask(budget, ann, one, 501)).isInstanceOf(Refused.class);
    }

    @Test
    void manyAtOncePassTheLimitOnNoNodeOfTheirOwn() {
        DailyBudget budget = budget(NOW);

        long granted = atOnce(200, () -> budget);

        assertThat(granted).isLessThanOrEqualTo(10);
        assertThat(ask(budget, ben, one, 1_000)).isInstanceOf(Granted.class);
    }

    /** The bound for several nodes: what is in flight on the others. */
    @Test
    void manyAtOnceOnTwoNodesPassTheLimitByTheTurnsInFlightOfOne() {
        List<DailyBudget> nodes = List.of(budget(NOW), budget(NOW));
        AtomicInteger next = new AtomicInteger();

        long granted = atOnce(200, () -> nodes.get(next.getAndIncrement() % 2));

        assertThat(granted).isBetween(1L, 20L);
    }

    @Test
    void givesBackWhatWasNotUsed() {
        DailyBudget budget = budget(NOW);
        Reservation reservation = granted(budget, ann, one, 9_000);
        assertThat(ask(budget, ann, one, 9_000)).isInstanceOf(Refused.class);

        reservation.close();
        reservation.close();

        assertThat(ask(budget, ann, one, 9_000)).isInstanceOf(Granted.class);
        assertThat(ask(budget, ann, one, 9_000)).as("it was given back once").isInstanceOf(Refused.class);
    }

    @Test
    void limitsCostInItsOwnCurrency() {
        DailyBudget budget = budget(NOW, limits(1_000_000, 1_000_000, 1_000_000, new BigDecimal("0.5")));
        granted(budget, ann, one, 1).spent(call(new Usage(10, 0, 5, false), cost("0.4", "CNY")));
        granted(budget, ann, one, 1).spent(call(new Usage(10, 0, 5, false), cost("9", "USD")));
        save(budget);
        assertThat(ask(budget, ann, one, 1)).isInstanceOf(Granted.class);

        granted(budget, ann, one, 1).spent(call(new Usage(10, 0, 5, false), cost("0.1", "CNY")));

        assertThat(ask(budget, ann, one, 1)).isInstanceOf(Refused.class);
        assertThat(ask(budget, ben, one, 1)).isInstanceOf(Granted.class);
    }

    @Test
    void tellsTeachersOfTheirClassesAndAdminsOfTheirSchool() {
        DailyBudget budget = budget(NOW);
        Account stranger = account("stranger", Role.STUDENT, two);
        granted(budget, ann, one, 1).spent(call(new Usage(100, 0, 20, true), cost("0.25", "CNY")));
        granted(budget, ben, one, 1).spent(call(new Usage(300, 0, 30, false), null));
        granted(budget, stranger, two, 1).spent(call(new Usage(50, 0, 5, false), null));
        save(budget);
        DailyBudget tomorrow = budget(NOW.plus(Duration.ofDays(1)));
        granted(tomorrow, ann, one, 1).spent(call(new Usage(7, 0, 1, false), null));
        save(tomorrow);
        Account admin = account("admin", Role.ADMIN, null);

        List<Line> byAccount = usage.byAccount(teacher, TODAY, "CNY", 0, 10);
        assertThat(byAccount).extracting(Line::name).containsExactly("ben", "ann");
        assertThat(byAccount.get(1).spent().estimatedTokens()).isEqualTo(120);
        assertThat(byAccount.get(1).spent().cost()).isEqualByComparingTo("0.25");
        assertThat(byAccount).extracting(Line::priced).containsExactly(false, true);
        assertThat(usage.byAccount(admin, TODAY, "CNY", 1, 1))
                .extracting(Line::name)
                .containsExactly("ann");
        assertThat(usage.byClass(teacher, TODAY, "CNY", 0, 10))
                .extracting(Line::name)
                .containsExactly("one");
        assertThat(usage.byClass(admin, TODAY, "CNY", 0, 10))
                .extracting(Line::name)
                .containsExactly("one", "two");
        List<Line> byDay = usage.byDay(admin, TODAY.plusDays(1), "CNY", 0, 10);
        assertThat(byDay).extracting(Line::day).containsExactly(TODAY.plusDays(1), TODAY);
        assertThat(byDay).extracting(line -> line.spent().tokens()).containsExactly(8L, 505L);
        assertThat(usage.byDay(teacher, TODAY, "CNY", 0, 10))
                .extracting(line -> line.spent().tokens())
                .containsExactly(450L);
        Account elsewhere = new Account(
                AccountId.random(), "x", "x", Role.ADMIN, new School(SchoolId.random(), "other"), null, false);
        assertThat(usage.byAccount(elsewhere, TODAY, "CNY", 0, 10)).isEmpty();
    }

    @Test
    void keepsWhatCouldNotBeSavedForTheNextTime() {
        DailyBudget budget = budget(NOW);
        spend(budget, ann, one, 1_000);
        granted(budget, ann, one, 1).spent(call(new Usage(2_000, 0, 0, false), null));
        database.jdbc().sql("alter table model_usage rename to away").update();
        save(budget);
        database.jdbc().sql("alter table away rename to model_usage").update();

        save(budget);

        assertThat(usage.byAccount(teacher, TODAY, "CNY", 0, 10))
                .extracting(line -> line.spent().tokens())
                .containsExactly(3_000L);
    }

    @Test
    void refusesLimitsThatMeanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> limits(-1, 1, 1, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BudgetSettings(1, 1, 1, null, null, null, "yuan", Duration.ofSeconds(1)))
                .withMessageContaining("ISO 4217");
    }

    // ---- steps ----

    private static BudgetSettings limits(long account, long ofClass, long ofSchool, @Nullable BigDecimal cost) {
        return new BudgetSettings(account, ofClass, ofSchool, cost, null, null, "CNY", Duration.ofSeconds(1));
    }

    private DailyBudget budget(Instant now) {
        return budget(now, LIMITS);
    }

    private DailyBudget budget(Instant now, BudgetSettings settings) {
        return new DailyBudget(
                database.crossing(),
                usage,
                settings,
                new ScriptedModels(true).models(),
                new StaticListableBeanFactory(java.util.Map.of("meters", new SimpleMeterRegistry()))
                        .getBeanProvider(MeterRegistry.class),
                Clock.fixed(now, ZoneOffset.UTC),
                SHANGHAI);
    }

    /** How many of so many that ask for 1,000 tokens of one account get them. */
    private long atOnce(int students, Supplier<DailyBudget> node) {
        return Objects.requireNonNull(Flux.range(0, students)
                .flatMap(
                        i -> node.get()
                                .of(new Payer(ann.id(), one, school.id()))
                                .reserve(1_000),
                        students)
                .filter(Granted.class::isInstance)
                .count()
                .block(PATIENCE));
    }

    private Allowance.Answer ask(DailyBudget budget, Account account, @Nullable ClassId in, long tokens) {
        Allowance.Answer answer = Objects.requireNonNull(budget.of(new Payer(account.id(), in, school.id()))
                .reserve(tokens)
                .block(PATIENCE));
        return answer;
    }

    private Reservation granted(DailyBudget budget, Account account, @Nullable ClassId in, long tokens) {
        return ((Granted) ask(budget, account, in, tokens)).reservation();
    }

    private void spend(DailyBudget budget, Account account, @Nullable ClassId in, long tokens) {
        Reservation reservation = granted(budget, account, in, tokens);
        reservation.spent(call(new Usage(tokens - 100, 0, 100, false), null));
        reservation.close();
        save(budget);
    }

    private static void save(DailyBudget budget) {
        budget.save().block(PATIENCE);
    }

    private static ModelCall.Cost cost(String amount, String currency) {
        return new ModelCall.Cost(new BigDecimal(amount), currency);
    }

    private static ModelCall call(Usage usage, ModelCall.@Nullable Cost cost) {
        ModelCall.Attempt attempt = new ModelCall.Attempt("e", "openai", "m", "whole", usage, null, Duration.ZERO);
        return new ModelCall(ModelUse.TUTOR, "p", 1, "", "", List.of(attempt), usage, cost, null, Duration.ZERO);
    }

    private Account account(String name, Role role, @Nullable ClassId in) {
        Account account = new Account(AccountId.random(), name, name, role, school, null, false);
        add(
                "insert into account values (?, ?, ?, ?, ?, 'x', false, current_timestamp)",
                account.id().value(),
                school.id().value(),
                UUID.randomUUID().toString(),
                name,
                role.name());
        if (in != null) {
            add(
                    "insert into member values (?, ?, current_timestamp)",
                    in.value(),
                    account.id().value());
        }
        return account;
    }

    private void add(String sql, Object... values) {
        var statement = database.jdbc().sql(sql);
        for (Object value : values) {
            statement = statement.param(value);
        }
        statement.update();
    }
}
