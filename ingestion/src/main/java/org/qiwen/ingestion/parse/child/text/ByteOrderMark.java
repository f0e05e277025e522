package org.qiwen.ingestion.parse.child.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text that begins with a byte order mark. */
final class ByteOrderMark {
    private ByteOrderMark() {}

    static Optional<Decoded> decode(byte[] b) {
        if (starts(b, 0xEF, 0xBB, 0xBF)) {
            return in(b, 3, StandardCharsets.UTF_8);
        }
        if (starts(b, 0xFF, 0xFE, 0, 0)) {
            return in(b, 4, Charset.forName("UTF-32LE"));
        }
        if (starts(b, 0, 0, 0xFE, 0xFF)) {
            return in(b, 4, Charset.forName("UTF-32BE"));
        }
        if (starts(b, 0xFF, 0xFE)) {
            return in(b, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(b, 0xFE, 0xFF)) {
            return in(b, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(b, 0x84, 0x31, 0x95, 0x33)) {
            return in(b, 4, Charset.forName("GB18030"));
        }
        return Optional.empty();
    }

    private static Optional<Decoded> in(byte[] bytes, int skipped, Charset charset) {
        byte[] rest = java.util.Arrays.copyOfRange(bytes, skipped, bytes.length);
        Decoded strict = TextDecoder.strict(rest, charset);
        // The mark may lie: an editor wrote it, another program went on in an older encoding.
        return Optional.ofNullable(strict).filter(text -> Plausibility.of(text.text()) > -0.5);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
