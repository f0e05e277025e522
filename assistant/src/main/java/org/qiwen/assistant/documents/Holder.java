package org.qiwen.assistant.documents;

import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;

/**
 * Whose a document or a job is. It is the school's who see it, not the account's: a teacher's account may go, and what it
 * handed in stays with the school.
 *
 * @param account who handed it in or began it; null: the house, or an account that is gone
 * @param school whose it is; null: the house's, which every school sees
 */
record Holder(@Nullable AccountId account, @Nullable SchoolId school) {
    /** On the command line, at start, or with the program. */
    static final Holder HOUSE = new Holder(null, null);

    static Holder of(Account account) {
        return new Holder(account.id(), account.school().id());
    }

    /** A school as a whole, without anybody in it. */
    static Holder of(@Nullable SchoolId school) {
        return new Holder(null, school);
    }

    /** Whether it is the house's or of the reader's school. */
    boolean isInSightOf(Account reader) {
        return school == null || school.equals(reader.school().id());
    }

    /** Whether {@code account} handed it in or began it. */
    boolean is(Account reader) {
        return reader.id().equals(account);
    }
}
