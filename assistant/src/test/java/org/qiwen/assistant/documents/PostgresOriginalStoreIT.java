package org.qiwen.assistant.documents;

import java.time.Clock;
import org.qiwen.assistant.database.TestDatabase;

class PostgresOriginalStoreIT extends OriginalsContract {
    @Override
    Originals originals() {
        TestDatabase database = TestDatabase.postgres();
        return new OriginalStore(database.jdbc(), database.transaction(), Clock.systemUTC());
    }
}
