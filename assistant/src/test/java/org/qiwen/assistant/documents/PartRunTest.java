package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.ingestion.DocumentOutcome;
import org.qiwen.ingestion.IngestionProgress;

class PartRunTest {
    private final List<PartRun.News> written = new ArrayList<>();
    private long now;
    private boolean stopping;

    private final PartRun run = new PartRun(files("a", "b", "c"), written::add, () -> stopping, () -> now);

    @Test
    void writesSeveralOutcomesAtOnce() {
        begin();
        begin();
        run.ended(new DocumentOutcome.Ingested("a", "doc-a", 3));
        now = 100;
        run.progressed(new IngestionProgress(1, 3, 3, 5, 9));
        assertThat(written).as("not due yet").isEmpty();

        now = 300;
        run.progressed(new IngestionProgress(1, 3, 3, 7, 9));

        assertThat(written).singleElement().satisfies(news -> {
            assertThat(news.ended()).extracting(ended -> ended.file().name()).containsExactly("a");
            assertThat(news.working()).extracting(JobFile::name).containsExactly("b");
            assertThat(news.embedding()).isEqualTo(4);
        });
    }

    @Test
    void endsAtOnceWhenTheJobStopsAndKeepsWhatIsKnown() {
        begin();
        stopping = true;
        now = 300;

        assertThatThrownBy(() -> run.progressed(new IngestionProgress(0, 3, 0, 2, 9)))
                .isInstanceOf(PartRun.Stopped.class);
        assertThat(run.stops()).isTrue();
        run.ended(new DocumentOutcome.Ingested("a", "doc-a", 3));
        run.ended(new DocumentOutcome.NotBegun("b"));
        run.finish();

        assertThat(written.get(written.size() - 1).ended())
                .extracting(ended -> ended.file().name())
                .containsExactly("a");
    }

    private void begin() {
        assertThat(run.stops()).isFalse();
    }

    private static Map<String, JobFile> files(String... names) {
        Map<String, JobFile> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(
                    name,
                    new JobFile(
                            files.size() + 1, 1, "doc", name, "x", 1, true, FileState.QUEUED, 0, null, null, false, 0));
        }
        return files;
    }
}
