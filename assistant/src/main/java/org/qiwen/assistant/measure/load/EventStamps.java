package org.qiwen.assistant.measure.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a stream of events as far as a measurement needs it, without mapping objects. One stream; not thread-safe. */
final class EventStamps {
    private static final Pattern DELTA = Pattern.compile("\"delta\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PHASE = Pattern.compile("\"phase\":\"(\\w+)\"");

    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private final List<HeardTurn.Words> words = new ArrayList<>();
    private byte last;
    private int dones;
    private int problems;
    private @Nullable String phase;

    /** Takes the next bytes of the stream, which came at {@code at}. */
    void take(byte[] bytes, long at) {
        for (byte b : bytes) {
            if (b == '\r') {
                continue;
            }
            if (b == '\n' && last == '\n') {
                end(at);
            } else {
                event.write(b);
            }
            last = b;
        }
    }

    /** What was heard. */
    HeardTurn heard(String tag, String conversation, long sent, long ended, @Nullable String fault) {
        return new HeardTurn(tag, conversation, sent, ended, words, dones, problems, phase, fault);
    }

    private void end(long at) {
        String text = event.toString(StandardCharsets.UTF_8);
        event.reset();
        if (text.contains("event:text")) {
            Matcher delta = DELTA.matcher(text);
            if (delta.find()) {
                words.add(new HeardTurn.Words(at, plain(delta.group(1))));
            }
        } else if (text.contains("event:done")) {
            dones++;
            Matcher found = PHASE.matcher(text);
            phase = found.find() ? found.group(1) : null;
        } else if (text.contains("event:problem")) {
            problems++;
        }
    }

    private static String plain(String json) {
        return json.indexOf('\\') < 0
                ? json
                : json.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
    }
}
