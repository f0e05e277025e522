package org.qiwen.assistant.measure;

import java.nio.file.Path;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.PgPassageStore;

/** The stores that {@code evaluate retrieval} measures and leaves as they are, for another run. */
public enum KeptStore {
    /** A Lucene index in a folder. */
    LUCENE {
        @Override
        public PassageStore open(Path folder, Map<String, String> environment) {
            return new LucenePassageStore(folder);
        }
    },
    /**
     * The database that {@code QIWEN_DATABASE_URL}, {@code QIWEN_DATABASE_USERNAME} and {@code QIWEN_DATABASE_PASSWORD} name,
     * as for the server: an empty one, for what is in it is found too.
     */
    POSTGRES {
        @Override
        public PassageStore open(Path folder, Map<String, String> environment) {
            String url = environment.get("QIWEN_DATABASE_URL");
            if (url == null) {
                throw new IllegalArgumentException("--store postgres needs QIWEN_DATABASE_URL, as the server does");
            }
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(environment.getOrDefault("QIWEN_DATABASE_USERNAME", "qiwen"));
            source.setPassword(environment.getOrDefault("QIWEN_DATABASE_PASSWORD", ""));
            return PgPassageStore.create(source);
        }
    };

    /**
     * Opens it.
     *
     * @param folder where an embedded store keeps its files
     * @param environment variables of the process
     */
    public abstract PassageStore open(Path folder, Map<String, String> environment);
}
