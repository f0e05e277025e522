package org.qiwen.assistant.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes and checks passwords with bcrypt, which is slow on purpose, on its own scheduler {@code passwords}: two threads,
 * so that a class signing in at once leaves the other cores to the dialogue. A full queue fails with {@link
 * java.util.concurrent.RejectedExecutionException}.
 */
@Component
class Passwords implements DisposableBean {
    /** Fewest characters, after NIST SP 800-63B section 5.1.1. */
    static final int MIN_CHARACTERS = 8;
    /** Most bytes in UTF-8: bcrypt reads no further. */
    static final int MAX_BYTES = 72;
    /** In place of an encoded password: fits none. */
    static final String LOCKED = "{locked}";
    /** Work factor 10, the least that OWASP's password storage sheet allows: 50-100 ms on a school's old server. */
    private static final int STRENGTH = 10;
    /** Waiting checks before new ones are refused: three classes signing in at once. Our choice. */
    private static final int QUEUE = 150;
    /** Without characters that look alike on a projector. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH)));
    private final Scheduler scheduler = Schedulers.newBoundedElastic(2, QUEUE, "passwords", 60, true);
    private final String someHash = encode(random());

    /** A random password of 10 characters (49 bits), easy to read out. */
    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    static boolean isAcceptable(String password) {
        return password.codePointCount(0, password.length()) >= MIN_CHARACTERS && isReadWhole(password);
    }

    /** Whether bcrypt reads all of it; a demo password that somebody chose may be short, but not longer than this. */
    private static boolean isReadWhole(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    Mono<String> hash(String password) {
        return Mono.fromCallable(() -> encode(password)).subscribeOn(scheduler);
    }

    Mono<Boolean> matches(String password, String encoded) {
        return Mono.fromCallable(() -> isReadWhole(password) && !encoded.equals(LOCKED)
                        ? encoder.matches(password, encoded)
                        : wasteTime())
                .subscribeOn(scheduler);
    }

    /** Takes as long as {@link #matches} for a name that exists, and is false. */
    Mono<Boolean> matchesNobody() {
        return Mono.fromCallable(this::wasteTime).subscribeOn(scheduler);
    }

    /** Hashes on the calling thread; only for start-up and the command line. */
    String encode(String password) {
        String encoded = encoder.encode(password);
        if (encoded == null) {
            throw new IllegalArgumentException("no password to encode");
        }
        return encoded;
    }

    private boolean wasteTime() {
        return encoder.matches("certainly-another", someHash) && false;
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
