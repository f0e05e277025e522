package org.qiwen.assistant.conversation;

import org.qiwen.assistant.database.TestDatabase;

class H2TurnJournalTest extends TurnJournalContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
