package org.qiwen.assistant.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where failures become problem+json. Logs a fault with its class names and places but never a message of
 * a foreign exception: database and parser messages quote their input, which may be a student's words.
 */
@Component
@Order(-2)
public class ErrorResponses implements ErrorWebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ErrorResponses.class);
    /** Places logged for each exception of a chain: enough to find it, short enough to read. Our choice. */
    private static final int PLACES = 12;

    private final JsonMapper json;

    ErrorResponses(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        Problem problem = problem(failure);
        if (problem.type() == ProblemType.FAULT) {
            problem = fault(
                    exchange.getRequest().getMethod() + " "
                            + exchange.getRequest().getPath().value(),
                    failure);
        }
        return write(exchange, problem, failure);
    }

    /** Logs {@code failure} and returns a problem that names only the log entry. */
    public static Problem fault(String where, Throwable failure) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} failed, incident {}: {}", where, incident, describe(failure));
        return Problem.of(ProblemType.FAULT, "Nothing was lost that was saved before. Incident " + incident + ".");
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (failure instanceof Refusal refusal && refusal.retryAfter() != null) {
            response.getHeaders()
                    .set(
                            "Retry-After",
                            Long.toString(Math.max(1, refusal.retryAfter().toSeconds())));
        }
        if (problem.type() == ProblemType.TOO_LARGE) {
            // The rest of the body is not read, so the connection is of no more use; who does not know sends the next
            // request on it.
            response.getHeaders().setConnection("close");
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem.body()))));
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (failure instanceof AuthenticationException) {
            return Problem.of(ProblemType.SIGN_IN, "This address needs a session or a valid token.");
        }
        if (failure instanceof CsrfException) {
            return Problem.of(
                    ProblemType.CSRF,
                    "Send the value of the XSRF-TOKEN cookie in the X-XSRF-TOKEN header, then again.");
        }
        if (failure instanceof AccessDeniedException) {
            return Problem.of(ProblemType.FORBIDDEN, "Ask somebody with another role.");
        }
        if (failure instanceof RejectedExecutionException) {
            return Problem.of(ProblemType.BUSY, "Nothing was changed. Try again in a few seconds.");
        }
        if (cause(failure, DataBufferLimitException.class) != null) {
            return Problem.of(ProblemType.TOO_LARGE, "Send less in one request.");
        }
        if (failure instanceof ResponseStatusException status) {
            return status(status);
        }
        return Problem.of(ProblemType.FAULT, "");
    }

    private static Problem status(ResponseStatusException failure) {
        return switch (failure.getStatusCode().value()) {
            case 401 -> Problem.of(ProblemType.SIGN_IN, "This address needs a session or a valid token.");
            case 403 -> Problem.of(ProblemType.FORBIDDEN, "Ask somebody with another role.");
            case 404 -> Problem.of(ProblemType.NOT_FOUND, "Check the address.");
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, "See /openapi.json for what it takes.");
            case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE, "See /openapi.json for what it sends.");
            case 413 -> Problem.of(ProblemType.TOO_LARGE, "Send less in one request.");
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
            case 429 -> Problem.of(ProblemType.TOO_MANY_ATTEMPTS, "Wait a moment, then try again.");
            case 503 -> Problem.of(ProblemType.BUSY, "Nothing was changed. Try again in a few seconds.");
            default ->
                failure.getStatusCode().is4xxClientError()
                        ? new Problem(ProblemType.INVALID, "The request could not be read.", unreadable(failure))
                        : Problem.of(ProblemType.FAULT, "");
        };
    }

    /** The place in the JSON where reading stopped, if that is what happened. */
    private static List<Problem.Field> unreadable(Throwable failure) {
        DatabindException place = cause(failure, DatabindException.class);
        if (place == null) {
            return List.of();
        }
        List<String> path = new ArrayList<>();
        place.getPath().forEach(step -> {
            String name = step.getPropertyName();
            path.add(name == null ? Integer.toString(step.getIndex()) : name);
        });
        return path.isEmpty()
                ? List.of()
                : List.of(new Problem.Field(String.join(".", path), "has another type than expected"));
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 10; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 5; depth++) {
            text.append(depth == 0 ? "" : "\ncaused by ").append(at.getClass().getName());
            StackTraceElement[] places = at.getStackTrace();
            for (int i = 0; i < Math.min(PLACES, places.length); i++) {
                text.append("\n    at ").append(places[i]);
            }
            at = at.getCause();
        }
        return text.toString();
    }
}
