package org.qiwen.assistant.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a turn is answered.
 *
 * @param lease how long a node may be silent before others take the turn for lost; 20 s by default: a pupil waits so long
 *     when a node is gone, and a living one has three chances to renew
 * @param renew how often a node that is answering extends its lease, and learns whether somebody stopped the turn; 5 s by
 *     default
 * @param limit longest time for one answer; 30 s by default: nobody waits longer for a sentence
 * @param wording longest time that models may take of it, all attempts together; then authored words end the turn. 24 s by
 *     default: a model's 20 s for an answer, and a few of another that was stopped at once
 * @param unheard how long an answer may go without a listener on any node before authored words end it; 30 s by default, as
 *     the project's design says: a page that lost its line is back sooner
 * @param heartbeat how often a listener gets a sign of life; 10 s by default, since phones and proxies take a line for dead
 *     after 30 s at the soonest
 * @param poll how often a node looks for events that another node stores; 300 ms by default, unnoticed beside reading
 * @param group most events in one commit; 3 by default, a sentence with what belongs to it
 * @param threads threads that think, all cores by default; the work is computation
 */
@ConfigurationProperties("qiwen.turn")
record TurnSettings(
        @DefaultValue("20s") Duration lease,
        @DefaultValue("5s") Duration renew,
        @DefaultValue("30s") Duration limit,
        @DefaultValue("24s") Duration wording,
        @DefaultValue("30s") Duration unheard,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("300ms") Duration poll,
        @DefaultValue("3") int group,
        @DefaultValue("0") int threads) {
    TurnSettings {
        if (group < 1) {
            throw new IllegalArgumentException("qiwen.turn.group must be at least 1, was " + group);
        }
        if (renew.multipliedBy(3).compareTo(lease) > 0) {
            throw new IllegalArgumentException("qiwen.turn.renew must be at most a third of qiwen.turn.lease");
        }
        if (wording.compareTo(limit) >= 0) {
            throw new IllegalArgumentException("qiwen.turn.wording must be shorter than qiwen.turn.limit");
        }
        threads = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
