package org.qiwen.assistant.copilot.editing;

import org.qiwen.assistant.database.TestDatabase;

class PostgresPlanStoreIT extends PlanStoreContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
