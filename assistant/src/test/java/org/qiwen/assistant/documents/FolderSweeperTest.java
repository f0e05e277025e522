package org.qiwen.assistant.documents;

import org.qiwen.assistant.database.TestDatabase;

class FolderSweeperTest extends SweeperContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    Originals originals(TestDatabase at) {
        return new FolderOriginals(folder);
    }
}
