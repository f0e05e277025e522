package org.qiwen.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.qiwen.ingestion.parse.SourceDocument;

/** SHA-256 of documents and of names, in hexadecimal digits. */
final class Hashes {
    private Hashes() {}

    /** Of a document's bytes, 64 digits. */
    static String of(SourceDocument source) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(source.content().open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The first 16 digits of a text's. */
    static String brief(String text) {
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
