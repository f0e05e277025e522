package org.qiwen.assistant.measure.load;

import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Students against one server whose words come from a {@link PacedModel}. First {@link #prepare}, then {@link #talk} as
 * often as there is something left to say. Blocks; one thread.
 */
public final class LoadRun implements AutoCloseable {
    /** Students who are prepared at once: enough to keep both cores busy. */
    private static final int AT_ONCE = 16;

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final StudentLines lines;
    private final StudentLines control;
    private final List<Sayings> sayings;
    private final Random random;
    private final AtomicInteger tags = new AtomicInteger();
    private List<Student> students = List.of();

    /**
     * @param server what is measured
     * @param model the {@link PacedModel} behind it
     * @param seed decides who says what
     */
    public LoadRun(URI server, URI model, List<Sayings> sayings, long seed) {
        this.lines = new StudentLines(server);
        this.control = new StudentLines(model);
        this.sayings = List.copyOf(sayings);
        this.random = new Random(seed);
    }

    /**
     * What was heard, and what the model noted meanwhile.
     *
     * @param took from the first message to the last end
     */
    public record Heard(List<HeardTurn> turns, List<Stamp> stamps, Duration took) {}

    /** Takes so many turns of those who were prepared while the model speaks without pauses, so that code gets compiled. */
    public void warmUp(int turns) {
        await(control.exchange(HttpMethod.POST, "/pace/none", null, ""));
        talk(turns, Duration.ZERO, Duration.ZERO);
        begin();
    }

    /** Brings conversations for so many turns a student to where ideas are worked out; the model speaks without pauses. */
    public void prepare(List<String> tokens, int turns) {
        await(control.exchange(HttpMethod.POST, "/pace/none", null, ""));
        students = tokens.stream().map(this::student).toList();
        await(Flux.fromIterable(students)
                .flatMap(
                        student -> Flux.fromIterable(Student.anyOrder(sayings, Student.conversations(turns), random))
                                .concatMap(student::prepare, 1)
                                .then(),
                        AT_ONCE)
                .then());
        begin();
    }

    /** The same for a server whose conversations need no opening. */
    public void prepareWithoutOpening(int number, int turns) {
        students = IntStream.range(0, number)
                .mapToObj(i -> {
                    Student student = student("none");
                    List<Sayings> about = Student.anyOrder(sayings, Student.conversations(turns), random);
                    for (int j = 0; j < about.size(); j++) {
                        student.add("s" + i + "-" + j + "-" + tags.get(), about.get(j));
                    }
                    return student;
                })
                .toList();
        begin();
    }

    private Student student(String token) {
        return new Student(lines, token, new Random(random.nextLong()), () -> Tag.of(tags.getAndIncrement()));
    }

    private void begin() {
        await(control.exchange(HttpMethod.POST, "/pace/steady", null, ""));
        stamps();
    }

    /**
     * Every student takes so many turns, one after the other.
     *
     * @param ramp time over which they begin
     * @param pause between a student's turns
     */
    public Heard talk(int turns, Duration ramp, Duration pause) {
        int number = students.size();
        long began = System.nanoTime();
        List<HeardTurn> heard = await(Flux.range(0, number)
                .flatMap(
                        i -> Mono.delay(ramp.multipliedBy(i).dividedBy(number))
                                .thenMany(students.get(i).talk(turns, pause)),
                        number)
                .collectList());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Heard(heard, stamps(), took);
    }

    /**
     * Which way the words of turns came, as the server's traces say: path and reason, with how often.
     *
     * @param reader token of who may read traces
     */
    public Map<String, Integer> paths(Heard heard, String reader) {
        List<String> conversations =
                heard.turns().stream().map(HeardTurn::conversation).distinct().toList();
        List<String> tagsOfInterest = heard.turns().stream().map(HeardTurn::tag).toList();
        Map<String, String> pathOf = new HashMap<>();
        JsonMapper json = JsonMapper.shared();
        List<String> traces = await(Flux.fromIterable(conversations)
                .flatMap(
                        id -> lines.exchange(HttpMethod.GET, "/api/conversations/" + id + "/trace", reader, ""),
                        AT_ONCE)
                .collectList());
        for (String trace : traces) {
            for (JsonNode turn : json.readTree(trace).path("turns")) {
                JsonNode model = turn.path("model");
                String reason = model.path("reason").asString("");
                String path = model.path("path").asString(turn.path("status").asString("?"));
                Tag.last(turn.path("student").asString(""))
                        .ifPresent(tag -> pathOf.put(tag, reason.isEmpty() ? path : path + " " + reason));
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        tagsOfInterest.forEach(tag -> counts.merge(pathOf.getOrDefault(tag, "not in a trace"), 1, Integer::sum));
        return counts;
    }

    private List<Stamp> stamps() {
        List<Stamp> stamps = new ArrayList<>();
        await(control.exchange(HttpMethod.GET, "/stamps", null, ""))
                .lines()
                .map(Stamp::parse)
                .forEach(stamps::add);
        return stamps;
    }

    private static <T> T await(Mono<T> work) {
        CompletableFuture<T> future = work.toFuture();
        try {
            return future.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new IllegalStateException("no end within " + LONGEST, e);
        }
    }

    @Override
    public void close() {
        lines.close();
        control.close();
    }
}
