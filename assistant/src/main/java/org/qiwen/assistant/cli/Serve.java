package org.qiwen.assistant.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qiwen.assistant.Assistant;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code qiwen serve}: starts the server; every further argument is a Spring setting. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the server (the default). Takes settings such as --server.port=8081 --qiwen.data=DIR.")
final class Serve implements Callable<Integer> {
    /** Exit code that stands for "the server's threads go on". */
    static final int KEEPS_RUNNING = -1;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        return start(settings);
    }

    static int start(List<String> settings) {
        SpringApplication.run(Assistant.class, settings.toArray(String[]::new));
        return KEEPS_RUNNING;
    }
}
