package org.qiwen.assistant.account;

import org.qiwen.assistant.database.TestDatabase;

class PostgresAccountStoreIT extends AccountStoreContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
