package org.qiwen.ingestion.parse.child.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Encodings of seven bits that switch with escapes: HZ (RFC 1843) of Chinese mail and news, ISO-2022-JP, -KR and -CN. */
final class EscapedText {
    private static final Charset GB2312 = Charset.forName("GB2312");

    private EscapedText() {}

    static Optional<Decoded> decode(byte[] bytes) {
        boolean escape = false;
        boolean opened = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return Optional.empty();
            }
            escape |= bytes[i] == 0x1B;
            opened |= bytes[i] == '~' && i + 1 < bytes.length && bytes[i + 1] == '{';
        }
        if (escape) {
            return iso2022(bytes);
        }
        return opened ? hz(bytes) : Optional.empty();
    }

    private static Optional<Decoded> iso2022(byte[] bytes) {
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        String name = head.contains("\u001B$)A") || head.contains("\u001B$)G")
                ? "ISO-2022-CN"
                : head.contains("\u001B$)C") ? "ISO-2022-KR" : "ISO-2022-JP";
        try {
            String text = Charset.forName(name)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Plausibility.of(text) > 0.3 ? Optional.of(new Decoded(text, name, false, false)) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Decoded> hz(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        boolean chinese = false;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i];
            int next = i + 1 < bytes.length ? bytes[i + 1] : -1;
            if (b == '~' && (next == '{' || next == '}' || next == '~' || next == '\n')) {
                if (next == '~') {
                    text.append('~');
                } else if (next != '\n') {
                    chinese = next == '{';
                }
                i++;
            } else if (chinese && b >= 0x21 && next >= 0x21) {
                text.append(new String(new byte[] {(byte) (b | 0x80), (byte) (next | 0x80)}, GB2312));
                i++;
            } else {
                // A line end closes Chinese too, by the standard.
                chinese &= b != '\n';
                text.append((char) b);
            }
        }
        String decoded = text.toString();
        return Plausibility.of(decoded) > 0.5
                ? Optional.of(new Decoded(decoded, "HZ-GB-2312", false, chinese))
                : Optional.empty();
    }
}
