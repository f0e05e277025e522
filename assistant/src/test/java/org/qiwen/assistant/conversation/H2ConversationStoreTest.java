package org.qiwen.assistant.conversation;

import org.qiwen.assistant.database.TestDatabase;

class H2ConversationStoreTest extends ConversationStoreContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
