package org.qiwen.assistant.measure.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a server's Java code spends its time: a flight recording, its samples sorted by what they were doing. The compiler
 * and the collector are in no sample; {@link ThreadTimes} has them.
 */
public final class Profile {
    /**
     * Makes a JVM record from its start. A recording that is begun later has the JVM compile anew for minutes what it had
     * compiled: turns took three times the processor time.
     */
    public static final String OPTION = "-XX:StartFlightRecording=name=load,settings=profile,disk=true,maxsize=200m";

    /** What a sample is counted as: the first of these that stands in any of its frames. */
    private static final Map<String, List<String>> LAYERS = layers();

    private static final String OTHER = "other";
    private static final String NATIVE = "jdk.NativeMethodSample";

    private Profile() {}

    private static Map<String, List<String>> layers() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put("embedding", List.of("ai.onnxruntime", "org.qiwen.ingestion.embed", "ai.djl"));
        layers.put("gate, a sentence", List.of("org.qiwen.assistant.dialogue.gate.TurnGate.judge"));
        layers.put("gate, made for a turn", List.of("org.qiwen.assistant.dialogue.gate.TurnGate"));
        layers.put("gate, pupil's words for the prompt", List.of("org.qiwen.assistant.tutor.Rewording"));
        layers.put("authored words past the gate", List.of("org.qiwen.assistant.tutor.Realiser"));
        layers.put("search for citations", List.of("org.apache.lucene", "org.qiwen.assistant.passages"));
        layers.put("reading the pupil", List.of("org.qiwen.assistant.dialogue.assess"));
        layers.put("deciding", List.of("org.qiwen.assistant.dialogue", "org.qiwen.assistant.tutor.Tutor"));
        layers.put("database", List.of("org.h2", "org.postgresql", "com.zaxxer", "org.springframework.jdbc"));
        layers.put("transactions", List.of("org.springframework.transaction"));
        layers.put("JSON", List.of("tools.jackson", "com.fasterxml.jackson"));
        layers.put("model client", List.of("org.qiwen.assistant.model", "dev.langchain4j"));
        layers.put("security", List.of("org.springframework.security"));
        layers.put("Spring web", List.of("org.springframework"));
        layers.put("Netty", List.of("reactor.netty", "io.netty"));
        layers.put("Reactor", List.of("reactor"));
        return layers;
    }

    /**
     * The samples since {@code from} of a process that was started with {@link #OPTION}, by layer.
     *
     * @throws IllegalStateException when there is no JDK to ask it with, or it does not record
     */
    public static Map<String, Integer> since(Instant from, long pid, Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("load.jfr");
        jcmd(pid, "JFR.dump", "name=load", "filename=" + file.toAbsolutePath());
        Map<String, Integer> counts = new LinkedHashMap<>();
        LAYERS.keySet().forEach(layer -> counts.put(layer, 0));
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String name = event.getEventType().getName();
                if (event.getStartTime().isAfter(from) && (name.equals("jdk.ExecutionSample") || name.equals(NATIVE))) {
                    String layer = layer(event);
                    // Of native code only the embedding computes; the rest waits for the network.
                    if (!name.equals(NATIVE) || layer.equals("embedding")) {
                        counts.merge(layer, 1, Integer::sum);
                    }
                }
            }
        }
        Files.deleteIfExists(file);
        return counts;
    }

    private static String layer(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return OTHER;
        }
        List<String> frames = event.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .toList();
        return LAYERS.entrySet().stream()
                .filter(layer -> layer.getValue().stream()
                        .anyMatch(prefix -> frames.stream().anyMatch(frame -> frame.startsWith(prefix))))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }

    private static void jcmd(long pid, String... arguments) throws IOException, InterruptedException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.exists(program)) {
            throw new IllegalStateException("a profile needs a JDK, and there is no " + program);
        }
        ProcessBuilder command = new ProcessBuilder(program.toString(), Long.toString(pid));
        command.command().addAll(List.of(arguments));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("jcmd " + String.join(" ", arguments) + " failed");
        }
    }
}
