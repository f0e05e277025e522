package org.qiwen.ingestion.parse.child.text;

import java.nio.charset.Charset;
import java.util.Optional;

/** Western EBCDIC (code page 500): bytes that are binary to everybody else but read as words there. */
final class Ebcdic {
    /** Share of letters, digits, spaces and common marks that makes it certain. Our choice. */
    private static final double CERTAIN = 0.97;

    private static final int ENOUGH = 40;

    private Ebcdic() {}

    static Optional<Decoded> decode(byte[] bytes) {
        if (bytes.length < ENOUGH) {
            return Optional.empty();
        }
        String text = new String(bytes, Charset.forName("IBM500")).replace('\u0085', '\n');
        long plain = text.chars()
                .filter(c -> c < 0x7F && (c >= 0x20 || c == '\n' || c == '\r' || c == '\t'))
                .count();
        long spaces = text.chars().filter(c -> c == ' ').count();
        boolean writing = plain >= CERTAIN * text.length() && spaces >= text.length() / 20;
        return writing ? Optional.of(new Decoded(text, "IBM500", false, false)) : Optional.empty();
    }
}
