package org.qiwen.assistant.edition;

import org.qiwen.assistant.database.TestDatabase;

class PostgresEditionStoreIT extends EditionStoreContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
