package org.qiwen.assistant.conversation;

import org.qiwen.assistant.database.TestDatabase;

class PostgresConversationStoreIT extends ConversationStoreContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
