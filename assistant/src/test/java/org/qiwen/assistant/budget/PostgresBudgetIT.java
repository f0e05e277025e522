package org.qiwen.assistant.budget;

import org.qiwen.assistant.database.TestDatabase;

class PostgresBudgetIT extends BudgetContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
