package org.qiwen.assistant.account;

import org.qiwen.assistant.database.TestDatabase;

class H2AccountStoreTest extends AccountStoreContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
