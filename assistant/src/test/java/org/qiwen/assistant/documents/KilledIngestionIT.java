package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.cli.Qiwen;
import org.qiwen.assistant.measure.KilledIngestion;
import org.qiwen.ingestion.store.TestPostgres;

/**
 * A few kills of real processes while documents are ingested; {@code evaluate kills} does it with many, and on a quiet
 * machine.
 */
class KilledIngestionIT {
    private static final int DOCUMENTS = 9;

    @TempDir
    private Path work;

    @Test
    void leavesWhatAnUndisturbedRunLeavesInLucene() throws Exception {
        check(null, 2);
    }

    @Test
    void leavesWhatAnUndisturbedRunLeavesInPostgres() throws Exception {
        check(new KilledIngestion.Database(TestPostgres.freshDatabase(), "", ""), 2);
    }

    private void check(KilledIngestion.@org.jspecify.annotations.Nullable Database database, int kills)
            throws Exception {
        Path documents = work.resolve("documents");
        KilledIngestion.generate(documents, DOCUMENTS, 7);

        KilledIngestion done = KilledIngestion.run(
                new KilledIngestion.Plan(command(), work, documents, database, kills, 7), System.out::println);

        assertThat(done.undisturbed().documents()).isEqualTo(DOCUMENTS);
        assertThat(done.killed()).isEqualTo(done.undisturbed());
        assertThat(done.lives()).hasSize(kills);
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Qiwen.class.getName());
    }
}
