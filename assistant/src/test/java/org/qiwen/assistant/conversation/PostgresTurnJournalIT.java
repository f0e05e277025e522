package org.qiwen.assistant.conversation;

import org.qiwen.assistant.database.TestDatabase;

class PostgresTurnJournalIT extends TurnJournalContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
