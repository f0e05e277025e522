package org.qiwen.assistant.account;

import java.util.List;

/**
 * What a school has decided for itself.
 *
 * @param localOnly whether its texts may go only to models that stand in the school
 * @param protectionOfficers accounts of the school whom a grave alert is for first; without any, or when they do not
 *     take it, it goes to the teachers of the class, and to admins in any case
 * @param hours when pupils may use the service, empty for always; only kept so far, nobody is sent away outside them
 * @param revision raised by each change, 0 before the first
 */
public record SchoolSettings(
        boolean localOnly, List<AccountId> protectionOfficers, List<OpeningHours> hours, int revision) {
    /** A school that has decided nothing yet. */
    static final SchoolSettings NONE = new SchoolSettings(false, List.of(), List.of(), 0);

    public SchoolSettings {
        protectionOfficers = protectionOfficers.stream().distinct().toList();
        hours = List.copyOf(hours);
    }
}
