package org.qiwen.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.benchmark.Benchmark;
import org.qiwen.evaluation.benchmark.Machine;
import org.qiwen.evaluation.benchmark.ResidentMemory;
import org.qiwen.evaluation.benchmark.StartTime;
import org.qiwen.evaluation.benchmark.TurnTimes;

class BenchmarkReportTest {
    @Test
    void showsEachFigureWithItsUnit() {
        Benchmark benchmark = new Benchmark(
                new Machine(2, 0.34, "17.0.15"),
                new StartTime(Duration.ofMillis(12_340), Duration.ofMillis(20_000)),
                new StartTime(Duration.ofMillis(5_060), Duration.ofMillis(9_000)),
                new ResidentMemory(512 * 1024, 0),
                new TurnTimes(List.of(Duration.ofMillis(90)), List.of(Duration.ofMillis(10), Duration.ofMillis(20))),
                new ResidentMemory(600 * 1024, 100 * 1024));

        assertThat(BenchmarkReport.markdown(benchmark))
                .containsPattern("start to ready, first +\\| 12.3 s ")
                .containsPattern("processor time of it, first +\\| 20.0 s ")
                .endsWith("\nOn 2 cores, Java 17.0.15, load 0.3 before the first start.\n")
                .containsPattern("start to ready, again +\\| 5.1 s ")
                .containsPattern("resident memory, idle +\\| 512 MiB ")
                .containsPattern("turn p50, cold +\\| 90.0 ms +\\| 1 turns")
                .containsPattern("turn p50, warm +\\| 10.0 ms +\\| 2 turns")
                .containsPattern("turn p95, warm +\\| 20.0 ms ")
                .containsPattern("after the turns +\\| 600 MiB \\+ 100 MiB in child processes ");
    }
}
