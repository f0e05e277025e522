package org.qiwen.assistant.model.stream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.evaluation.provider.Misbehaviour;
import org.qiwen.evaluation.provider.ScriptedProvider.Script;

/** What must come of each {@link Misbehaviour} within {@link #LIMITS}, when the answer would be 你好 in two pieces. */
public final class BrokenStreams {
    public static final StreamLimits LIMITS =
            new StreamLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3), 2000);

    private static final List<String> ANSWER = List.of("你", "好");
    private static final Map<String, Outcome> OUTCOMES = new LinkedHashMap<>();

    static {
        broken("", BreakReason.RATE_LIMITED, "429", "429 with Retry-After 1 s", "429 with Retry-After 1 h");
        broken("", BreakReason.UNAUTHORISED, "401");
        broken("", BreakReason.UNPAID, "402");
        broken("", BreakReason.REFUSED, "400", "404 in HTML", "redirect");
        broken("", BreakReason.PROVIDER_ERROR, "500", "503", "an error in JSON with 200", "an event of type error");
        broken("", BreakReason.WRONG_CONTENT, "HTML with 200", "no content type", "JSON with 200");
        broken("你", BreakReason.PROVIDER_ERROR, "an error object in the stream", "a finish reason nobody knows");
        broken("", BreakReason.DISCONNECTED, "closed before the headers", "reset before the headers");
        broken("", BreakReason.DISCONNECTED, "cut within the headers", "closed after the headers");
        broken("你", BreakReason.DISCONNECTED, "closed after the first word", "a body that breaks its own framing");
        broken("你", BreakReason.DISCONNECTED, "closed in the middle of the answer");
        broken("你", BreakReason.DISCONNECTED, "reset in the middle of the answer");
        broken("你", BreakReason.CUT_OFF, "cut in the middle of a UTF-8 character");
        broken("你好", BreakReason.CUT_OFF, "a clean end without finish reason", "[DONE] without finish reason");
        broken("", BreakReason.CUT_OFF, "no body");
        broken("你", BreakReason.MALFORMED, "a chunk that is no JSON");
        broken("", BreakReason.LATE_START, "silence after the request", "silence after the headers");
        broken("", BreakReason.LATE_START, "silence behind keep-alive comments", "thoughts without an answer");
        broken("你", BreakReason.STALLED, "silence after the first word", "silence in the middle of the answer");
        broken("你", BreakReason.STALLED, "comments in the middle of the answer");
        broken("", BreakReason.EMPTY, "an empty answer", "only thoughts, then an end");
        broken("", BreakReason.EMPTY, "a <think> that is never closed");
        broken("你", BreakReason.TOO_SLOW, "a slow drip");
        broken("你".repeat(LIMITS.characters()), BreakReason.OVERSIZED, "an endless stream");
        broken("你", BreakReason.OVERSIZED, "a huge line");
        broken("你", BreakReason.TOO_LONG, "cut by the limit of tokens");
        broken("你", BreakReason.FILTERED, "stopped by the provider's filter");
    }

    private BrokenStreams() {}

    private record Outcome(String shown, @Nullable BreakReason reason) {}

    /**
     * @param shown the words that were given out
     * @param reason why there is no whole answer; null when there is one
     */
    public record Row(
            String name,
            Script script,
            String shown,
            @Nullable BreakReason reason) {
        /** How much a drip shows depends on the machine. */
        public boolean showed(String words) {
            return reason == BreakReason.TOO_SLOW ? words.startsWith(shown) : words.equals(shown);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One for each misbehaviour. */
    public static Stream<Row> rows() {
        return Misbehaviour.all().stream().map(BrokenStreams::row);
    }

    private static Row row(Misbehaviour misbehaviour) {
        Outcome outcome = OUTCOMES.getOrDefault(misbehaviour.name(), new Outcome(String.join("", ANSWER), null));
        if (misbehaviour.isHarmless() != (outcome.reason() == null)) {
            throw new IllegalStateException("no outcome for " + misbehaviour);
        }
        return new Row(misbehaviour.name(), misbehaviour.answering(ANSWER), outcome.shown(), outcome.reason());
    }

    private static void broken(String shown, BreakReason reason, String... names) {
        for (String name : names) {
            OUTCOMES.put(name, new Outcome(shown, reason));
        }
    }
}
