package org.qiwen.assistant.documents;

import org.qiwen.assistant.database.TestDatabase;

class PostgresJobLedgerIT extends JobLedgerContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
