package org.qiwen.assistant.documents;

import java.time.Clock;
import org.qiwen.assistant.database.TestDatabase;

class H2OriginalStoreTest extends OriginalsContract {
    @Override
    Originals originals() {
        TestDatabase database = TestDatabase.h2();
        return new OriginalStore(database.jdbc(), database.transaction(), Clock.systemUTC());
    }
}
