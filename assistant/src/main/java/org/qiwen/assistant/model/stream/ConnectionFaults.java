package org.qiwen.assistant.model.stream;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Names what is wrong with a connection or a response that is no stream. */
final class ConnectionFaults {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ConnectionFaults() {}

    static ProviderFault fault(Throwable error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProviderFault fault) {
                return fault;
            }
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLException) {
                return ProviderFault.of(
                        BreakReason.UNREACHABLE, cause.getClass().getSimpleName());
            }
        }
        return ProviderFault.of(BreakReason.DISCONNECTED, error.getClass().getSimpleName());
    }

    /** @param body first bytes of the response; only an error code of it is used */
    static ProviderFault fault(int status, HttpHeaders headers, String body, Clock clock) {
        BreakReason reason;
        if (status == 401 || status == 403) {
            reason = BreakReason.UNAUTHORISED;
        } else if (status == 402) {
            reason = BreakReason.UNPAID;
        } else if (status == 429) {
            reason = BreakReason.RATE_LIMITED;
        } else if (status == 408 || status >= 500) {
            reason = BreakReason.PROVIDER_ERROR;
        } else {
            reason = BreakReason.REFUSED;
        }
        String code = code(body);
        return ProviderFault.of(reason, code.isEmpty() ? "" + status : status + " " + code)
                .retryAfter(retryAfter(headers, clock));
    }

    /** A response that claims success and is no stream of events. */
    static ProviderFault wrongContent(@Nullable MediaType type, String body) {
        String code = code(body);
        return code.isEmpty()
                ? ProviderFault.of(BreakReason.WRONG_CONTENT, type == null ? "no content type" : "" + type)
                : ProviderFault.of(BreakReason.PROVIDER_ERROR, code);
    }

    private static String code(String body) {
        try {
            return AnswerReader.code(JSON.readTree(body));
        } catch (JacksonException e) {
            return "";
        }
    }

    /** RFC 9110, section 10.2.3: seconds or a date. */
    private static @Nullable Duration retryAfter(HttpHeaders headers, Clock clock) {
        @Nullable String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        if (value.strip().matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
        try {
            Duration wait = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
