package org.qiwen.assistant.documents;

import java.time.Clock;
import org.qiwen.assistant.database.TestDatabase;

class PostgresSweeperIT extends SweeperContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @Override
    Originals originals(TestDatabase at) {
        return new OriginalStore(at.jdbc(), at.transaction(), Clock.systemUTC());
    }
}
