package org.qiwen.ingestion.parse.child.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Text put together of files in UTF-8 and an older Chinese encoding: each stretch is read in its own. */
final class MixedText {
    /** Stretches of UTF-8 that cannot be chance. Our choice. */
    private static final int CERTAIN = 4;

    private static final double PLAUSIBLE = 0.5;

    private MixedText() {}

    static Optional<Decoded> decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        ByteArrayOutputStream foreign = new ByteArrayOutputStream();
        int wide = 0;
        boolean mixed = false;
        for (int i = 0; i < bytes.length; ) {
            int length = utf8(bytes, i);
            boolean ascii = length == 1;
            // ASCII inside a foreign stretch may be the second half of a character: it stays there up to the line's
            // end.
            if (foreign.size() > 0 && !isCertain(bytes, i)) {
                foreign.write(bytes, i, Math.max(1, length));
                i += Math.max(1, length);
                continue;
            }
            if (length == 0) {
                foreign.write(bytes[i++]);
                mixed = true;
                continue;
            }
            if (!flush(foreign, text)) {
                return Optional.empty();
            }
            wide += ascii ? 0 : 1;
            text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
            i += length;
        }
        boolean cut = foreign.size() > 0 && foreign.size() < 4 && wide > 0;
        if (cut) {
            // The end of a file that was cut inside a character.
            return wide >= CERTAIN ? Optional.of(new Decoded(text.toString(), "UTF-8", false, true)) : Optional.empty();
        }
        if (!flush(foreign, text) || wide < CERTAIN || !mixed) {
            return Optional.empty();
        }
        return Optional.of(new Decoded(text.toString(), "UTF-8 and others", true, false));
    }

    /** Chinese characters in a row, three bytes each in UTF-8: not two-byte ones by chance. */
    private static boolean isCertain(byte[] bytes, int start) {
        int at = start;
        for (int characters = 0; characters < 3; characters++) {
            if (at >= bytes.length || utf8(bytes, at) != 3) {
                return false;
            }
            at += 3;
        }
        return true;
    }

    private static boolean flush(ByteArrayOutputStream foreign, StringBuilder text) {
        byte[] all = foreign.toByteArray();
        foreign.reset();
        if (all.length == 0) {
            return true;
        }
        Decoded best = null;
        double bestScore = PLAUSIBLE;
        // Where the files were joined, a character may be cut: up to two bytes of it are dropped.
        for (int dropped = 0; dropped < Math.min(3, all.length); dropped++) {
            byte[] part = Arrays.copyOfRange(all, dropped, all.length);
            for (String name : new String[] {"GB18030", "Big5-HKSCS", "windows-1252"}) {
                Decoded decoded = TextDecoder.strict(part, Charset.forName(name));
                double score = decoded == null ? -1 : Plausibility.of(decoded.text()) - 0.05 * dropped;
                if (decoded != null && score > bestScore) {
                    best = decoded;
                    bestScore = score;
                }
            }
        }
        if (best == null) {
            return false;
        }
        text.append(best.text());
        return true;
    }

    /** Length of the UTF-8 character that starts here; 0 when none does. */
    private static int utf8(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
        if (first >= 0x80 && first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
