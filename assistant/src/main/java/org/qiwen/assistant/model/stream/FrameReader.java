package org.qiwen.assistant.model.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/**
 * Cuts bytes into server-sent events after the WHATWG HTML standard, section 9.2.6: lines end with CRLF, LF or CR,
 * comments are skipped, a blank line closes an event. Bytes become text a line at a time, so a character may be split over
 * buffers. For one stream, on one thread at a time.
 */
final class FrameReader {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
    private String event = "";
    private boolean hasData;
    private boolean afterCr;
    private boolean firstLine = true;

    /**
     * The events of a body, and what was begun when it ends. Releases each buffer once: the bytes are taken out before they
     * are read, because Reactor discards what a failing step was given, and a second release would free memory in use.
     *
     * @return ends in a {@link ProviderFault} when a line is too long or is no UTF-8
     */
    static Flux<Frame> frames(Flux<DataBuffer> body) {
        FrameReader reader = new FrameReader();
        return body.map(FrameReader::bytes)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .concatMapIterable(reader::read, 1)
                .concatWith(Flux.defer(() -> Flux.fromIterable(reader.end())));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private List<Frame> read(byte[] bytes) {
        List<Frame> frames = new ArrayList<>(4);
        for (byte next : bytes) {
            accept(next, frames);
        }
        return frames;
    }

    /** What was begun when the stream ended: endpoints leave out the last blank line, or are cut off. */
    private List<Frame> end() {
        List<Frame> frames = new ArrayList<>(1);
        if (line.size() > 0) {
            try {
                endLine(frames);
            } catch (ProviderFault cut) {
                return List.of();
            }
        }
        if (hasData) {
            frames.add(new Frame(event, data.toString(), true));
        }
        return frames;
    }

    private void accept(byte next, List<Frame> frames) {
        boolean secondHalfOfCrLf = next == '\n' && afterCr;
        afterCr = next == '\r';
        if (secondHalfOfCrLf) {
            return;
        }
        if (next == '\n' || next == '\r') {
            endLine(frames);
        } else if (line.size() >= StreamLimits.LINE_BYTES) {
            throw ProviderFault.of(BreakReason.OVERSIZED, "a line longer than " + StreamLimits.LINE_BYTES + " bytes");
        } else {
            line.write(next);
        }
    }

    private void endLine(List<Frame> frames) {
        String text = text();
        line.reset();
        if (text.isEmpty()) {
            if (hasData) {
                frames.add(new Frame(event, data.toString(), false));
            }
            event = "";
            data.setLength(0);
            hasData = false;
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + (text.startsWith(" ", colon + 1) ? 2 : 1));
        if (field.equals("data")) {
            append(value);
        } else if (field.equals("event")) {
            event = value;
        }
    }

    private void append(String value) {
        if (data.length() + value.length() > StreamLimits.LINE_BYTES) {
            throw ProviderFault.of(BreakReason.OVERSIZED, "an event longer than " + StreamLimits.LINE_BYTES);
        }
        if (hasData) {
            data.append('\n');
        }
        data.append(value);
        hasData = true;
    }

    private String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            String withoutMark = firstLine && text.startsWith("\uFEFF") ? text.substring(1) : text;
            firstLine = false;
            return withoutMark;
        } catch (CharacterCodingException e) {
            throw ProviderFault.of(BreakReason.MALFORMED, "no UTF-8");
        }
    }
}
