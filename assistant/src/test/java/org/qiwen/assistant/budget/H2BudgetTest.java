package org.qiwen.assistant.budget;

import org.qiwen.assistant.database.TestDatabase;

class H2BudgetTest extends BudgetContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
