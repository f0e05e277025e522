package org.qiwen.assistant.account;

import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The cookie of a browser session: unreadable to scripts, not sent by foreign forms, gone when the browser closes. */
final class SessionCookie {
    static final String NAME = "QIWEN_SESSION";

    private SessionCookie() {}

    static ResponseCookie holding(Token token, ServerHttpRequest request) {
        return cookie(token.secret(), request).build();
    }

    static ResponseCookie removed(ServerHttpRequest request) {
        return cookie("", request).maxAge(Duration.ZERO).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, ServerHttpRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .secure("https".equals(request.getURI().getScheme()));
    }
}
