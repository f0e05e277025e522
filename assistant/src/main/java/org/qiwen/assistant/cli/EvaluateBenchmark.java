package org.qiwen.assistant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.qiwen.evaluation.benchmark.Benchmark;
import org.qiwen.evaluation.drive.DialogueScript;
import org.qiwen.evaluation.drive.TutorFault;
import org.qiwen.evaluation.drive.TutorRefusal;
import org.qiwen.evaluation.report.BenchmarkReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate benchmark}: starts the jar twice on an empty folder and prints start, turns and memory. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Start the jar on an empty folder, twice; print start times, turn times and memory.")
final class EvaluateBenchmark implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--jar", required = true, description = "The runnable jar.")
    private Path jar;

    @Option(names = "--user", defaultValue = "student", description = "Demo account that talks; ${DEFAULT-VALUE}.")
    private String user;

    @Option(names = "--turns", defaultValue = "100", description = "Warm turns to measure; ${DEFAULT-VALUE}.")
    private int turns;

    @Option(
            names = "--script",
            defaultValue = "zh-CN/float-sink,zh-CN/sky-blue",
            split = ",",
            description = "Bundled dialogues, played in turn; ${DEFAULT-VALUE}.")
    private List<String> scripts;

    @Override
    public Integer call() throws IOException {
        try {
            List<DialogueScript> dialogues =
                    scripts.stream().map(DialogueScript::bundled).toList();
            Benchmark benchmark = Benchmark.run(new Benchmark.Plan(jar, user, dialogues, turns));
            spec.commandLine().getOut().print(BenchmarkReport.markdown(benchmark));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | TutorRefusal | TutorFault e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }
}
