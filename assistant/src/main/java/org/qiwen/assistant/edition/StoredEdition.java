package org.qiwen.assistant.edition;

import java.time.Instant;
import java.util.UUID;
import org.qiwen.assistant.account.AccountId;

/**
 * The newest version of an edition, with where it comes from.
 *
 * @param inquiry id of the inquiry it tells
 * @param plan the plan it is made from
 * @param planVersion version of the plan it was made from
 * @param updated when its words last changed
 */
public record StoredEdition(
        Edition edition,
        String inquiry,
        String locale,
        UUID plan,
        int planVersion,
        AccountId author,
        String authorName,
        Instant updated) {}
