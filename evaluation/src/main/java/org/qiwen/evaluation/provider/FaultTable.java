package org.qiwen.evaluation.provider;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.qiwen.evaluation.drive.Credentials;
import org.qiwen.evaluation.drive.HttpTutor;
import org.qiwen.evaluation.drive.PupilMessage;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.Tutor;
import org.qiwen.evaluation.drive.TutorFault;
import org.qiwen.evaluation.drive.TutorRefusal;
import org.qiwen.evaluation.provider.ScriptedProvider.Exchange;
import org.qiwen.evaluation.provider.ScriptedProvider.Line;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Plays each misbehaviour of a provider through a whole running server: a pupil of grades 7 to 12 begins {@code sky-blue},
 * predicts, and gives the reason; the answer to that is hit. Some conversations at a time, each row in one of its own; the
 * pupil's words name the row, so the provider knows which request is whose. The last row is a provider that is gone.
 *
 * <p>Opens the provider when built and closes it for the last row. For one thread.
 */
public final class FaultTable implements AutoCloseable {
    /** Limits of a tutor's call so short that the table takes seconds; the shape of the outcome is the same. */
    public static final List<String> SHORT_LIMITS = List.of(
            "--qiwen.models.tutor.first-word=1s",
            "--qiwen.models.tutor.patience=2500ms",
            "--qiwen.models.tutor.gap=1s",
            "--qiwen.models.tutor.total=3s");

    /** Name of the row for which no provider listens. */
    public static final String REFUSED = "a connection that is refused";

    private static final int AT_ONCE = 4;
    private static final String INQUIRY = "sky-blue";
    private static final String LOCALE = "zh-CN";
    private static final String REASON = "我是第%d组的，天蓝不就是反射了海水的颜色吗";
    private static final Pattern ROW = Pattern.compile("我是第(\\d+)组的");
    private static final int TURN = 2;

    private final List<Misbehaviour> misbehaviours;
    private final ScriptedProvider provider = new ScriptedProvider(this::answer);
    private final Map<Integer, String> authored = new ConcurrentHashMap<>();

    /** A turn as it was heard, or why it was not. */
    private record Heard(int row, String conversation, Optional<TurnReply> reply, String failure) {}

    public FaultTable(List<Misbehaviour> misbehaviours) {
        this.misbehaviours = List.copyOf(misbehaviours);
    }

    /** What the server must be started with to ask this provider; no breaker opens, for each row shall reach it. */
    public List<String> settings() {
        return List.of(
                "--qiwen.models.endpoints.default.url=" + provider.url(),
                "--qiwen.models.endpoints.default.model=scripted",
                "--qiwen.models.endpoints.default.breaker-calls=2000");
    }

    /**
     * Plays all rows.
     *
     * @param limit longest wait for one turn
     * @param pupil an account of grades 7 to 12
     * @param reader one that may read its traces
     * @throws TutorRefusal when an account is not accepted
     */
    public List<FaultRow> play(URI server, Credentials pupil, Credentials reader, Duration limit) {
        List<Heard> heard = new ArrayList<>(atOnce(server, pupil, limit));
        HttpTutor traces = HttpTutor.signIn(server, reader, limit);
        List<FaultRow> rows = new ArrayList<>();
        heard.stream().sorted(Comparator.comparingInt(Heard::row)).forEach(one -> rows.add(row(one, traces)));
        HttpTutor last = HttpTutor.signIn(server, pupil, limit);
        int number = misbehaviours.size();
        Tutor.Conversation conversation = begin(last);
        provider.close();
        rows.add(row(hit(conversation, number), traces));
        return rows;
    }

    @Override
    public void close() {
        provider.close();
    }

    private List<Heard> atOnce(URI server, Credentials pupil, Duration limit) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<List<Heard>>> shares = IntStream.range(0, AT_ONCE)
                    .mapToObj(share -> threads.submit(() -> share(share, HttpTutor.signIn(server, pupil, limit))))
                    .toList();
            List<Heard> heard = new ArrayList<>();
            for (Future<List<Heard>> share : shares) {
                heard.addAll(share.get());
            }
            return heard;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while playing", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Heard> share(int share, HttpTutor tutor) {
        return IntStream.iterate(share, row -> row < misbehaviours.size(), row -> row + AT_ONCE)
                .mapToObj(row -> hit(begin(tutor), row))
                .toList();
    }

    private static Tutor.Conversation begin(HttpTutor tutor) {
        Tutor.Conversation conversation = tutor.open(INQUIRY, LOCALE);
        conversation.send(new PupilMessage(PupilMessage.Kind.CHOICE, "A"), "choice");
        return conversation;
    }

    private static Heard hit(Tutor.Conversation conversation, int row) {
        try {
            TurnReply reply =
                    conversation.send(new PupilMessage(PupilMessage.Kind.TEXT, REASON.formatted(row)), "reason");
            return new Heard(row, conversation.id(), Optional.of(reply), "");
        } catch (TutorFault | TutorRefusal e) {
            return new Heard(row, conversation.id(), Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private FaultRow row(Heard heard, HttpTutor traces) {
        boolean refused = heard.row() == misbehaviours.size();
        String name = refused ? REFUSED : misbehaviours.get(heard.row()).name();
        boolean harmless = !refused && misbehaviours.get(heard.row()).isHarmless();
        JsonNode model = traces.trace(heard.conversation()).stream()
                .filter(traced -> traced.turn() == TURN)
                .findFirst()
                .map(traced -> traced.json().path("model"))
                .orElseGet(MissingNode::getInstance);
        String path = model.path("path").asString("");
        List<Exchange> exchanges = provider.exchanges().stream()
                .filter(exchange -> rowOf(exchange.body()) == heard.row())
                .toList();
        List<String> pieces = heard.reply().stream()
                .flatMap(
                        reply -> reply.of("text").map(data -> data.path("delta").asString("")))
                .toList();
        // Whoever never reached the provider has the line of another: all rows are at the same place of the dialogue.
        String line = authored.getOrDefault(
                heard.row(), authored.values().stream().findFirst().orElse(""));
        List<String> wrong = new ArrayList<>();
        heard.reply()
                .ifPresentOrElse(
                        reply -> {
                            if (!reply.isDone()) {
                                wrong.add("it ended in a problem");
                            }
                            wrong.addAll(FaultRow.judge(harmless, path, line, inOtherWords(line), pieces));
                        },
                        () -> wrong.add(heard.failure()));
        return new FaultRow(
                name,
                String.join("", pieces),
                path,
                model.path("reason").asString(""),
                model.path("attempts").valueStream().map(JsonNode::asString).toList(),
                heard.reply().isPresent() ? 1 : 0,
                (int) heard.reply().stream().filter(reply -> !reply.isDone()).count(),
                heard.reply().map(TurnReply::toEnd).orElse(Duration.ZERO),
                exchanges.size(),
                (int) exchanges.stream().map(Exchange::connection).distinct().count(),
                exchanges.isEmpty()
                        ? ScriptedProvider.Closed.NOT
                        : exchanges.get(exchanges.size() - 1).closed(),
                wrong);
    }

    /** Misbehaves for the rows, and answers everybody else well. */
    private void answer(Line line) throws IOException {
        Optional<String> asked = AuthoredLine.of(line.request());
        int row = rowOf(line.request());
        if (asked.isPresent() && row >= 0) {
            authored.put(row, asked.get());
        }
        Misbehaviour how = row >= 0 && row < misbehaviours.size()
                ? misbehaviours.get(row)
                : Misbehaviour.all().get(0);
        how.answering(AuthoredLine.bits(inOtherWords(asked.orElse("你好。")))).play(line);
    }

    private static int rowOf(String request) {
        Matcher row = ROW.matcher(AuthoredLine.prompt(request));
        return row.find() ? Integer.parseInt(row.group(1)) : -1;
    }

    /** A rewording that any gate must let pass: some words are left out. */
    private static String inOtherWords(String line) {
        return line.replace("先", "").replaceFirst("你的", "");
    }
}
