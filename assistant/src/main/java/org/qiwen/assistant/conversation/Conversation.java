package org.qiwen.assistant.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.edition.Edition;
import org.qiwen.assistant.inquiry.Stage;

/**
 * A conversation as it is stored, without its turns.
 *
 * @param school of its owner
 * @param localOnly whether its texts may go only to models that stand in that school, as the school says now
 * @param heldIn class it is held in; null for a preview
 * @param edition in whose words it is held; null for the author's
 * @param opening JSON of the tutor's first words
 * @param state JSON of the dialogue state after the last whole turn
 * @param turns number of the last turn, whole or not; 0 before the first
 * @param running number of the turn being answered; null when the student may send
 */
record Conversation(
        ConversationId id,
        AccountId owner,
        String ownerName,
        SchoolId school,
        boolean localOnly,
        @Nullable ClassId heldIn,
        String inquiry,
        @Nullable Edition edition,
        String locale,
        Stage stage,
        String title,
        Progress progress,
        String opening,
        String state,
        int turns,
        @Nullable Integer running,
        Instant created,
        Instant updated) {

    /** How far the student is; {@code dots} as in {@link org.qiwen.assistant.tutor.TurnEvent.Done}. */
    record Progress(String phase, int reached, int total, List<String> dots) {
        Progress {
            dots = List.copyOf(dots);
        }
    }
}
