package org.qiwen.assistant.database;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.qiwen.ingestion.store.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A new migrated database for one test class. */
public final class TestDatabase {
    private final DataSource source;

    private TestDatabase(String url, String vendor) {
        this.source = new DriverManagerDataSource(url);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .load()
                .migrate();
    }

    public static TestDatabase h2() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "h2");
    }

    public static TestDatabase postgres() {
        return new TestDatabase(TestPostgres.freshDatabase(), "postgresql");
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    /** The database itself. */
    public DataSource source() {
        return source;
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** The crossing from reactive code, on this database. */
    public Database crossing() {
        return new Database(new DataSourceTransactionManager(source), 4);
    }
}
