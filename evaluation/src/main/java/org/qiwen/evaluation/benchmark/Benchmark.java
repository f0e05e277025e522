package org.qiwen.evaluation.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.qiwen.evaluation.drive.Credentials;
import org.qiwen.evaluation.drive.DialogueScript;
import org.qiwen.evaluation.drive.HttpTutor;

/**
 * Start, turns and memory of the runnable jar, in one run of about a minute: a first start on an empty folder, a
 * second start on what the first one left, idle memory, a row of dialogues, memory again.
 *
 * @param machine with its load before the benchmark
 * @param firstStart with no data, the bundled material ingested before it is ready
 * @param secondStart with the data of the first
 * @param idle memory of the second start after {@link #IDLE}
 * @param afterTurns memory when the turns were done
 */
public record Benchmark(
        Machine machine,
        StartTime firstStart,
        StartTime secondStart,
        ResidentMemory idle,
        TurnTimes turns,
        ResidentMemory afterTurns) {
    /** Rest before idle memory is read: longer than the last of the start-up work. Our choice. */
    public static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration TURN_LIMIT = Duration.ofSeconds(30);

    /**
     * What to run.
     *
     * @param jar the runnable jar
     * @param username demo account that talks
     * @param scripts played in turn
     * @param turns warm turns to measure
     */
    public record Plan(Path jar, String username, List<DialogueScript> scripts, int turns) {
        public Plan {
            scripts = List.copyOf(scripts);
            if (scripts.isEmpty() || turns < 1) {
                throw new IllegalArgumentException("a benchmark needs a script and at least one turn");
            }
        }
    }

    /**
     * Runs it. The folder of the server is temporary and removed at the end.
     *
     * @throws IOException when no temporary folder can be made or removed
     */
    public static Benchmark run(Plan plan) throws IOException {
        Machine machine = Machine.here();
        Path folder = Files.createTempDirectory("qiwen-benchmark");
        String password = UUID.randomUUID().toString();
        try {
            StartTime first;
            try (ServerProcess server = ServerProcess.start(plan.jar(), folder, password, START_LIMIT)) {
                first = server.startTime();
            }
            try (ServerProcess server = ServerProcess.start(plan.jar(), folder, password, START_LIMIT)) {
                server.idle(IDLE);
                ResidentMemory idle = ResidentMemory.of(server.handle());
                HttpTutor tutor =
                        HttpTutor.signIn(server.url(), new Credentials.Password(plan.username(), password), TURN_LIMIT);
                TurnTimes turns = TurnTimes.measure(tutor, plan.scripts(), plan.turns());
                return new Benchmark(
                        machine, first, server.startTime(), idle, turns, ResidentMemory.of(server.handle()));
            }
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
