package org.qiwen.ingestion.parse.child.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads bytes as text without being told their encoding: byte order mark, then UTF-8 when the bytes are valid, else the
 * decoding that looks most like writing. Statistics over bytes (ICU's and Mozilla's detectors) are unsure of a single
 * Chinese sentence; the characters that a wrong decoding makes are rare ones, which a sentence already shows.
 */
public final class TextDecoder {
    /** GB 18030 holds GBK and GB 2312; this Big5 holds Hong Kong's characters. The first of equals wins. */
    private static final List<String> CANDIDATES = List.of(
            "GB18030", "Big5-HKSCS", "windows-1252", "Shift_JIS", "EUC-JP", "EUC-KR", "windows-1251", "windows-1256");

    /** Below this a decoding is not writing. Our choice: right ones of Chinese are above 0.7, wrong ones below 0.45. */
    private static final double PLAUSIBLE = 0.5;

    private TextDecoder() {}

    /** The text; empty when the bytes make no sense in any encoding known here. */
    public static Optional<Decoded> decode(byte[] bytes) {
        Optional<Decoded> marked = ByteOrderMark.decode(bytes);
        if (marked.isPresent()) {
            return marked;
        }
        Optional<Decoded> wide = WideText.decode(bytes);
        if (wide.isPresent()) {
            return wide;
        }
        if (isBinary(bytes)) {
            return Ebcdic.decode(bytes);
        }
        Optional<Decoded> escaped = EscapedText.decode(bytes);
        if (escaped.isPresent()) {
            return escaped;
        }
        Decoded utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return Optional.of(utf8);
        }
        Optional<Decoded> best = best(bytes);
        double whole = best.map(decoded -> Plausibility.of(decoded.text())).orElse(-1.0);
        Optional<Decoded> mixed = MixedText.decode(bytes);
        if (mixed.isPresent() && Plausibility.of(mixed.get().text()) > whole + 0.05) {
            return mixed;
        }
        return whole >= PLAUSIBLE ? best : Ebcdic.decode(bytes);
    }

    /** The text in an encoding that the document names; empty when it cannot be that one. */
    public static Optional<Decoded> decode(byte[] bytes, Charset declared) {
        Decoded decoded = strict(bytes, declared);
        return decoded != null && Plausibility.of(decoded.text()) >= 0 ? Optional.of(decoded) : Optional.empty();
    }

    private static Optional<Decoded> best(byte[] bytes) {
        Decoded best = null;
        double bestScore = -1;
        for (String name : CANDIDATES) {
            Decoded decoded = strict(bytes, Charset.forName(name));
            if (decoded != null) {
                double score = Plausibility.of(decoded.text());
                if (score > bestScore + 0.02) {
                    best = decoded;
                    bestScore = score;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The bytes in one encoding, the last character perhaps cut; null when they are not in it. */
    @org.jspecify.annotations.Nullable
    static Decoded strict(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, false);
        if (result.isError()) {
            return null;
        }
        boolean cut = in.hasRemaining();
        out.flip();
        return new Decoded(out.toString(), charset.name(), false, cut);
    }

    private static boolean isBinary(byte[] bytes) {
        int controls = 0;
        int length = Math.min(bytes.length, 65_536);
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B && b != 0x1A) {
                controls++;
            }
        }
        return controls > length / 50;
    }

    /** Whether bytes are text at all, judged by their beginning. */
    public static boolean isText(byte[] head) {
        return decode(Arrays.copyOf(head, head.length)).isPresent();
    }
}
