package org.qiwen.assistant.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.inquiry.Stage;

class StageRuleTest {
    private static final ClassId CLASS = ClassId.random();

    @ParameterizedTest
    @CsvSource({
        "PRIMARY_UPPER, PRIMARY_UPPER,          PRIMARY_UPPER",
        "PRIMARY_UPPER, PRIMARY_LOWER,          PRIMARY_UPPER",
        "PRIMARY_UPPER, JUNIOR,                 ",
        "PRIMARY_UPPER, JUNIOR PRIMARY_UPPER,   PRIMARY_UPPER",
        "PRIMARY_LOWER, PRIMARY_MIDDLE,         ",
        "JUNIOR,        SENIOR,                 ",
        "JUNIOR,        PRIMARY_MIDDLE,         JUNIOR",
        "SENIOR,        JUNIOR SENIOR,          SENIOR",
        ",              PRIMARY_LOWER,          ",
    })
    void aStudentRunsTheOwnStageAndEarlierOnes(@Nullable Stage own, String written, @Nullable Stage expected) {
        List<Stage> stages =
                Arrays.stream(written.strip().split(" ")).map(Stage::valueOf).toList();

        assertThat(StageRule.stageToRun(account(Role.STUDENT, own), stages).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"TEACHER", "ADMIN"})
    void othersPreviewAnythingInItsEarliestStage(Role role) {
        assertThat(StageRule.stageToRun(account(role, null), List.of(Stage.SENIOR, Stage.JUNIOR)))
                .contains(Stage.JUNIOR);
    }

    @ParameterizedTest
    @CsvSource({
        // role,  own,   in a class, teaches it, reads, reads the trace
        "STUDENT, true,  true,       false,      true,  false",
        "STUDENT, false, true,       false,      false, false",
        "STUDENT, false, true,       true,       false, false",
        "TEACHER, false, true,       true,       true,  true",
        "TEACHER, false, true,       false,      false, false",
        "TEACHER, false, false,      false,      false, false",
        "TEACHER, true,  false,      false,      true,  true",
        "ADMIN,   false, true,       false,      true,  true",
        "ADMIN,   false, false,      false,      true,  true",
    })
    void aConversationIsReadByItsStudentTheClassTeachersAndAdmins(
            Role role, boolean own, boolean inClass, boolean teaches, boolean reads, boolean readsTrace) {
        Account reader = account(role, role == Role.STUDENT ? Stage.JUNIOR : null);
        AccountId owner = own ? reader.id() : AccountId.random();
        ClassId heldIn = inClass ? CLASS : null;

        SchoolId school = reader.school().id();
        assertThat(StageRule.mayRead(reader, owner, school, heldIn, teaches)).isEqualTo(reads);
        assertThat(StageRule.mayReadTrace(reader, owner, school, heldIn, teaches))
                .isEqualTo(readsTrace);
    }

    @Test
    void anAdminReadsNothingOfAnotherSchool() {
        Account admin = account(Role.ADMIN, null);

        assertThat(StageRule.mayRead(admin, AccountId.random(), SchoolId.random(), CLASS, false))
                .isFalse();
    }

    @Test
    void aStudentInNoClassRunsNothing() {
        assertThat(StageRule.stageToRun(account(Role.STUDENT, null), List.of(Stage.values())))
                .isEmpty();
    }

    private static Account account(Role role, @Nullable Stage stage) {
        return new Account(
                AccountId.random(),
                "name",
                "Name",
                role,
                new School(SchoolId.random(), "school"),
                stage == null ? null : new SchoolClass(CLASS, "class", stage),
                false);
    }
}
