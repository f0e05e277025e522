package org.qiwen.assistant.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An opaque secret that stands for an account: 256 random bits, base64url. Only {@link #hash()} is ever stored; a plain
 * SHA-256 is enough for a secret that nobody can guess. {@link #toString()} keeps it out of logs.
 */
final class Token {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The two kinds, and how long each lives. */
    enum Kind {
        /** A browser's cookie: one school day, so that a shared computer forgets. Our choice. */
        SESSION(Duration.ofHours(12)),
        /** A script's bearer token: half a year, one term. Our choice. */
        API(Duration.ofDays(180));

        private final Duration life;

        Kind(Duration life) {
            this.life = life;
        }

        Duration life() {
            return life;
        }
    }

    private final String secret;

    private Token(String secret) {
        this.secret = secret;
    }

    static Token random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** A token as a client sent it. */
    static Token of(String secret) {
        return new Token(secret);
    }

    /** The secret itself, to hand to its owner once. */
    String secret() {
        return secret;
    }

    /** SHA-256 in lower-case hexadecimal. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
