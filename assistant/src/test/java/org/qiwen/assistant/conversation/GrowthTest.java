package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.tutor.StudentMessage;
import tools.jackson.databind.json.JsonMapper;

class GrowthTest {
    private static final String OPENING = """
            {"text":"你猜会怎样？","move":"ASK_PREDICTION","choices":[{"id":"A","text":"苹果沉"},{"id":"B","text":"苹果浮"}]}""";
    private static final String STATE = """
            {"choice":"A","reason":"苹果重","summary":"跟同样大的水比","exit":{"form":"A","answer":"重了就沉","result":"PART"}}""";
    private static final String TRACE = """
            {"assessment":{"practices":{"REASONING":"因为它比水轻所以浮"}}}""";

    private static Growth growth(String state, boolean forStaff) {
        ConversationId id = ConversationId.random();
        Conversation conversation = new Conversation(
                id,
                AccountId.random(),
                "小雨",
                new SchoolId(id.value()),
                false,
                null,
                "float-sink",
                null,
                "zh-CN",
                Stage.PRIMARY_UPPER,
                "是沉还是浮",
                new Conversation.Progress("DONE", 1, 3, List.of("REACHED", "NONE", "NONE")),
                OPENING,
                state,
                2,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        return Growth.of(
                new Conversations.Whole(conversation, List.of(turn(id, 1, null), turn(id, 2, TRACE))),
                forStaff,
                JsonMapper.shared());
    }

    private static Turn turn(ConversationId id, int number, @Nullable String trace) {
        return new Turn(
                new TurnRef(id, number),
                StudentMessage.text("因为它比水轻所以浮"),
                trace == null ? TurnStatus.INTERRUPTED : TurnStatus.DONE,
                Instant.EPOCH,
                null,
                trace,
                List.of());
    }

    @Test
    void putsTheOwnWordsSideBySide() {
        Growth growth = growth(STATE, true);

        assertThat(growth.prediction()).isEqualTo("苹果沉");
        assertThat(growth.reason()).isEqualTo("苹果重");
        assertThat(growth.summary()).isEqualTo("跟同样大的水比");
        assertThat(growth.exit()).isEqualTo(new Growth.Exit("A", "重了就沉", "PART"));
    }

    @Test
    void showsAPracticeOnlyWithTheWordsThatShowIt() {
        assertThat(growth(STATE, false).practices()).containsExactly(new Growth.Shown("REASONING", 2, "因为它比水轻所以浮"));
    }

    @Test
    void tellsTheStudentNoReadingOfTheExitAnswer() {
        assertThat(growth(STATE, false).exit()).isEqualTo(new Growth.Exit("A", "重了就沉", null));
    }

    @Test
    void leavesOpenWhatWasNotSaidYet() {
        Growth growth = growth("{\"choice\":null}", true);

        assertThat(growth.prediction()).isNull();
        assertThat(growth.reason()).isNull();
        assertThat(growth.exit()).isNull();
    }
}
