package org.qiwen.assistant.documents;

import org.qiwen.assistant.database.TestDatabase;

class H2JobLedgerTest extends JobLedgerContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
