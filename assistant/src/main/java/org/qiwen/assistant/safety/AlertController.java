package org.qiwen.assistant.safety;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Alerts for the teachers of the class and for admins. */
@RestController
class AlertController {
    private final Database database;
    private final AlertStore alerts;

    AlertController(Database database, AlertStore alerts) {
        this.database = database;
        this.alerts = alerts;
    }

    /** The newest first; {@code after} is the {@code next} of the page before. */
    @GetMapping("/api/alerts")
    Mono<Page<Alert>> list(
            @RequestParam(required = false) @Nullable Instant after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account reader) {
        requireStaff(reader);
        int limit = Page.size(size);
        return database.transact(() -> Page.of(
                alerts.list(reader, after, limit + 1),
                limit,
                last -> last.created().toString()));
    }

    @PostMapping("/api/alerts/{id}/acknowledge")
    Mono<Alert> acknowledge(@PathVariable UUID id, @AuthenticationPrincipal Account reader) {
        requireStaff(reader);
        return database.transact(() -> alerts.acknowledge(id, reader).orElseThrow(() -> Refusal.notFound("alert")));
    }

    private static void requireStaff(Account reader) {
        if (reader.isStudent()) {
            throw Refusal.of(ProblemType.FORBIDDEN, "Alerts are for teachers and admins.");
        }
    }
}
