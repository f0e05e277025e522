package org.qiwen.assistant.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Content-Security-Policy of all pages, without any {@code unsafe-*}. Scripts come from this server only; the one
 * thing that browsers want inline, an import map, is allowed by the hash of exactly the text that is on the page.
 */
public final class ContentSecurityPolicy {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script\\s+type=\"importmap\"\\s*>(.*?)</script>", Pattern.DOTALL);

    private final String header;

    private ContentSecurityPolicy(Set<String> scriptHashes) {
        StringBuilder scripts = new StringBuilder("'self'");
        scriptHashes.forEach(hash -> scripts.append(" '").append(hash).append('\''));
        this.header = String.join(
                "; ",
                List.of(
                        "default-src 'none'",
                        "script-src " + scripts,
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "font-src 'self'",
                        "connect-src 'self'",
                        "manifest-src 'self'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'"));
    }

    /** The policy for pages whose whole HTML texts are {@code pages}. */
    public static ContentSecurityPolicy forPages(List<String> pages) {
        Set<String> hashes = new LinkedHashSet<>();
        for (String page : pages) {
            Matcher map = IMPORT_MAP.matcher(page);
            while (map.find()) {
                hashes.add(hash(map.group(1)));
            }
        }
        return new ContentSecurityPolicy(hashes);
    }

    /** The policy for the class-path page {@code static/index.html}; without that page no inline script is allowed. */
    public static ContentSecurityPolicy forIndexPage() {
        try (InputStream page = ContentSecurityPolicy.class.getResourceAsStream("/static/index.html")) {
            return forPages(
                    page == null ? List.of() : List.of(new String(page.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("static/index.html cannot be read", e);
        }
    }

    /** Value of the header. */
    public String header() {
        return header;
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
