package org.qiwen.assistant.budget;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.SchoolId;

/**
 * On whose account a request goes.
 *
 * @param schoolClass the class that it is made in; null for a preview, which counts for no class
 */
public record Payer(AccountId account, @Nullable ClassId schoolClass, SchoolId school) {

    /** Each sum that it adds to. */
    Stream<Purse> purses() {
        return Stream.concat(
                Stream.of(new Purse(Purse.Kind.ACCOUNT, account.value()), new Purse(Purse.Kind.SCHOOL, school.value())),
                Stream.ofNullable(schoolClass).map(id -> new Purse(Purse.Kind.CLASS, id.value())));
    }
}
