package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.PgPassageStore;

/** An empty store made for one measurement and removed after it. */
public interface MeasuredStore extends AutoCloseable {

    /** What stands in the tables. */
    String name();

    PassageStore store();

    /** What a server does by itself in the minutes after much was written. */
    void settle() throws SQLException;

    /** Bytes on disk. */
    long bytes() throws IOException, SQLException;

    /** Removes all of it. */
    @Override
    void close() throws IOException, SQLException;

    /** A Lucene index in a new temporary folder. */
    static MeasuredStore lucene() throws IOException {
        return new InFolder(Files.createTempDirectory("qiwen-search-"));
    }

    /**
     * The tables of passages in a database that has none.
     *
     * @throws IllegalStateException when it has them already: they would be lost
     */
    static MeasuredStore postgres(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select to_regclass('passage_posting') is not null")) {
            found.next();
            if (found.getBoolean(1)) {
                throw new IllegalStateException(
                        "This database has tables of passages already. The measurement makes its"
                                + " own and removes them: give it a database of its own.");
            }
        }
        return new InDatabase(source, PgPassageStore.create(source));
    }

    /** In a folder. */
    final class InFolder implements MeasuredStore {
        private final Path folder;
        private final LucenePassageStore store;

        private InFolder(Path folder) {
            this.folder = folder;
            this.store = new LucenePassageStore(folder);
        }

        @Override
        public String name() {
            return "lucene";
        }

        @Override
        public PassageStore store() {
            return store;
        }

        @Override
        public void settle() {}

        @Override
        public long bytes() throws IOException {
            long sum = 0;
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    sum += Files.size(file);
                }
            }
            return sum;
        }

        @Override
        public void close() throws IOException {
            store.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** In a database. */
    final class InDatabase implements MeasuredStore {
        private static final List<String> TABLES = List.of(
                "passage_posting",
                "passage_vector",
                "passage_text",
                "passage_total",
                "passage",
                "passage_document",
                "passage_model");

        private final DataSource source;
        private final PgPassageStore store;

        private InDatabase(DataSource source, PgPassageStore store) {
            this.source = source;
            this.store = store;
        }

        @Override
        public String name() {
            return "postgres";
        }

        @Override
        public PassageStore store() {
            return store;
        }

        @Override
        public void settle() throws SQLException {
            execute("vacuum analyze " + String.join(", ", TABLES));
        }

        @Override
        public long bytes() throws SQLException {
            long sum = 0;
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    try (ResultSet size =
                            statement.executeQuery("select pg_total_relation_size('" + table + "'::regclass)")) {
                        size.next();
                        sum += size.getLong(1);
                    }
                }
            }
            return sum;
        }

        @Override
        public void close() throws SQLException {
            execute("drop table " + String.join(", ", TABLES));
            execute("drop sequence passage_number");
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
