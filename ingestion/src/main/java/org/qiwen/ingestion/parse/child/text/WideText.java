package org.qiwen.ingestion.parse.child.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** UTF-16 without a byte order mark. */
final class WideText {
    /** As sure as chance allows: two-byte Chinese encodings read as UTF-16 give rare characters. Our choice. */
    private static final double SURE = 0.7;

    /** Bytes looked at; an even number. */
    private static final int SAMPLE = 65_536;

    private WideText() {}

    static Optional<Decoded> decode(byte[] bytes) {
        if (bytes.length < 4 || bytes.length % 2 != 0 && !hasZero(bytes)) {
            return Optional.empty();
        }
        if (!hasZero(bytes) && TextDecoder.strict(bytes, StandardCharsets.UTF_8) != null) {
            // ASCII and UTF-8: two spaces would be a dagger, four letters two Chinese characters.
            return Optional.empty();
        }
        byte[] sample = Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE));
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Decoded decoded = TextDecoder.strict(sample, charset);
            if (decoded != null && isWriting(decoded.text(), hasZero(bytes))) {
                return Optional.ofNullable(TextDecoder.strict(bytes, charset));
            }
        }
        return Optional.empty();
    }

    private static boolean isWriting(String text, boolean hasZero) {
        long zeros = text.chars().filter(c -> c == 0).count();
        long ascii = text.chars().filter(c -> c < 0x80).count();
        if (zeros > 0 || Plausibility.of(text) < SURE) {
            return false;
        }
        // Without a zero byte there is no ASCII: then only Chinese is believed.
        return hasZero ? ascii < text.length() || ascii > 0 : ascii == 0;
    }

    private static boolean hasZero(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
