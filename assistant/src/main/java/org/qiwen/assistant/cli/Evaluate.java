package org.qiwen.assistant.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate …}: measures a running server, or starts one and measures it. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Play dialogues and measure.",
        subcommands = {
            EvaluateDialogue.class,
            EvaluatePupils.class,
            EvaluateActs.class,
            EvaluatePractices.class,
            EvaluateSafety.class,
            EvaluateShortAnswers.class,
            EvaluateBenchmark.class,
            EvaluateParsing.class,
            EvaluateSearch.class,
            EvaluatePinyin.class,
            EvaluateRetrieval.class,
            EvaluateIngestion.class,
            EvaluateKills.class,
            EvaluateLeaks.class,
            EvaluateAssessment.class,
            EvaluateLoad.class,
            EvaluateFaults.class,
            EvaluateQuestions.class,
            EvaluateClaims.class,
            EvaluatePlans.class
        })
final class Evaluate implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
