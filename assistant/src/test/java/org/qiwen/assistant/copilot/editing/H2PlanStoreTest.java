package org.qiwen.assistant.copilot.editing;

import org.qiwen.assistant.database.TestDatabase;

class H2PlanStoreTest extends PlanStoreContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
