package org.qiwen.assistant.measure.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.account.AccountTools;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.server.TestServer;

/** A class streaming at once, through everything but a real model. Not timed: other builds share the machine. */
@Timeout(180)
class LoadIT {
    private static final int STUDENTS = 30;
    private static final int TURNS = 2;

    @Test
    void nothingIsLostOrDoubled(@TempDir Path data) throws IOException {
        AccountTools.Enrolled school = AccountTools.enrol(List.of("--qiwen.data=" + data), Stage.JUNIOR, STUDENTS);
        try (PacedModel model = new PacedModel();
                TestServer server = TestServer.start(
                        data,
                        List.of(),
                        "--qiwen.models.endpoints.paced.url=" + model.url() + "/v1",
                        "--qiwen.models.endpoints.paced.model=m",
                        "--qiwen.models.tutor.endpoints=paced");
                LoadRun run = new LoadRun(
                        server.address(), model.url(), Sayings.of(new InquiryFiles().load(), Stage.JUNIOR), 1)) {
            run.prepare(school.students(), TURNS);

            LoadRun.Heard heard = run.talk(TURNS, Duration.ZERO, Duration.ZERO);

            LoadFigures figures = LoadFigures.of(heard);
            assertThat(figures.turns()).isEqualTo(STUDENTS * TURNS);
            assertThat(figures.whole()).as("%s", figures.faults()).isEqualTo(STUDENTS * TURNS);
            assertThat(figures.doubled()).isZero();
            assertThat(figures.calls().count()).isPositive();
            assertThat(figures.leads().count()).isPositive();
            assertThat(figures.asks().count()).isPositive();
            assertThat(figures.calls().p50()).isPositive();
            Map<String, Integer> paths = run.paths(heard, school.admin());
            assertThat(paths).containsKey("MODEL").doesNotContainKey("not in a trace");
        }
    }
}
