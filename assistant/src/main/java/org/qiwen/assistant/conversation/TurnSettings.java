package org.qiwen.assistant.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a turn is answered.
 *
 * @param lease how long a node may go without a commit before others take the turn for lost; 45 s by default, longer
 *     than {@code limit}, so that a living node never loses one
 * @param limit longest time for one answer; 30 s by default, as a page gives up after 40 s of silence
 * @param poll how often a node looks for events that another node stores; 300 ms by default, unnoticed beside reading
 * @param group most events in one commit; 3 by default, a sentence with what belongs to it
 * @param threads threads that think, all cores by default; the work is computation
 */
@ConfigurationProperties("qiwen.turn")
record TurnSettings(
        @DefaultValue("45s") Duration lease,
        @DefaultValue("30s") Duration limit,
        @DefaultValue("300ms") Duration poll,
        @DefaultValue("3") int group,
        @DefaultValue("0") int threads) {
    TurnSettings {
        if (group < 1) {
            throw new IllegalArgumentException("qiwen.turn.group must be at least 1, was " + group);
        }
        if (lease.compareTo(limit) <= 0) {
            throw new IllegalArgumentException("qiwen.turn.lease must be longer than qiwen.turn.limit");
        }
        threads = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
