package org.qiwen.assistant.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.tutor.StudentMessage;

/**
 * A turn as it is stored.
 *
 * @param leaseUntil a running turn whose lease has passed is lost
 * @param heardAt when a listener was last seen on another node than the answering one; null when none was
 * @param trace JSON of how the tutor decided; null unless the turn is whole
 */
record Turn(
        TurnRef ref,
        StudentMessage student,
        TurnStatus status,
        Instant leaseUntil,
        @Nullable Instant heardAt,
        @Nullable String trace,
        List<StoredEvent> events) {
    Turn {
        events = List.copyOf(events);
    }

    Turn with(List<StoredEvent> otherEvents) {
        return new Turn(ref, student, status, leaseUntil, heardAt, trace, otherEvents);
    }
}
