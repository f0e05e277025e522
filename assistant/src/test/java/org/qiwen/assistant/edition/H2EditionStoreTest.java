package org.qiwen.assistant.edition;

import org.qiwen.assistant.database.TestDatabase;

class H2EditionStoreTest extends EditionStoreContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
