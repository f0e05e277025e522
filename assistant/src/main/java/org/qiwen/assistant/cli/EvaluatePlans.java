package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.qiwen.assistant.account.AccountTools;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.measure.plans.PlanFigures;
import org.qiwen.assistant.measure.plans.PlanRun;
import org.qiwen.assistant.measure.plans.PlanRun.Made;
import org.qiwen.evaluation.benchmark.Machine;
import org.qiwen.evaluation.benchmark.ServerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate plans}: how long a teacher waits from a brief to the exported plan, without a model. */
@Command(
        name = "plans",
        mixinStandardHelpOptions = true,
        description = {
            "Let one teacher, then many at once, make lesson plans and take each as a file; print the times.",
            "The server is a process of its own on this machine, with the bundled material and no model. The teachers share"
                    + " one account, which costs the server the same."
        })
final class EvaluatePlans implements Callable<Integer> {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final List<String> FORMATS = List.of("docx", "pdf", "pptx", "md");

    /** Plans made before the first is timed, so that the first row does not measure the compiler. */
    private static final int WARM = 40;

    @Spec
    private CommandSpec spec;

    @Option(names = "--teachers", defaultValue = "10", description = "How many at once; ${DEFAULT-VALUE}.")
    private int teachers;

    @Option(names = "--plans", defaultValue = "12", description = "Plans of each; ${DEFAULT-VALUE}.")
    private int plans;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (teachers < 1 || plans < 1) {
            spec.commandLine().getErr().println("--teachers and --plans from 1");
            return 2;
        }
        Path folder = Files.createTempDirectory("qiwen-plans");
        try {
            return measure(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private int measure(Path folder) throws IOException, InterruptedException {
        Machine before = Machine.here();
        Path data = folder.resolve("data");
        AccountTools.Enrolled school = AccountTools.enrol(
                List.of("--qiwen.data=" + data, "--spring.main.log-startup-info=false"), Stage.JUNIOR, 1);
        try (ServerProcess server = ServerProcess.start(
                ThisProgram.command(List.of(), List.of("serve", "--qiwen.data=" + data)),
                folder,
                UUID.randomUUID().toString(),
                START_LIMIT)) {
            PlanRun run = new PlanRun(
                    server.url(), school.admin(), new InquiryFiles().load().all("zh-CN"));
            run.run(Math.min(teachers, 4), WARM / 4, FORMATS);
            List<Made> alone = run.run(1, Math.max(plans, FORMATS.size()), FORMATS);
            List<Made> together = run.run(teachers, plans, FORMATS);
            PrintWriter out = spec.commandLine().getOut();
            out.println(before + "\n");
            out.print(PlanFigures.head());
            out.print(PlanFigures.row(1, "all", alone));
            out.print(PlanFigures.row(teachers, "all", together));
            for (String format : FORMATS) {
                List<Made> some = together.stream()
                        .filter(made -> made.format().equals(format))
                        .toList();
                if (!some.isEmpty()) {
                    out.print(PlanFigures.row(teachers, format, some));
                }
            }
            out.flush();
        }
        return 0;
    }
}
