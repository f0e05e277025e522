package org.qiwen.assistant.passages;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.search.ScoredPassage;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageFilter;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Search for teachers and admins; opened passages for everybody, gated for students. Of other schools nothing is found and
 * nothing opens.
 */
@RestController
class PassageController {
    private static final int DEFAULT_RESULTS = 10;
    private static final int MOST_RESULTS = 50;
    private static final int LONGEST_QUERY = 500;

    private final PassageDesk desk;

    PassageController(PassageDesk desk) {
        this.desk = desk;
    }

    /** A passage found. */
    record Found(
            String passage,
            String document,
            String file,
            String title,
            @Nullable Integer page,
            String heading,
            String text,
            double score) {
        /** Uploads are told apart by an id, which is nobody's business. */
        private static final Pattern UPLOAD = Pattern.compile("^uploads/[^/]+/");

        static Found of(ScoredPassage scored) {
            Passage p = scored.passage();
            return new Found(
                    p.id(),
                    p.documentId(),
                    UPLOAD.matcher(p.file()).replaceFirst(""),
                    p.title(),
                    p.page(),
                    p.heading(),
                    p.text(),
                    scored.score());
        }
    }

    /** A passage opened; {@code text} is null while a student has not earned what it states. */
    record PassageView(
            String passage,
            String document,
            String title,
            @Nullable Integer page,
            @Nullable String heading,
            @Nullable String text,
            String nature,
            String kind) {
        static PassageView of(PassageDesk.Opened opened) {
            Passage p = opened.passage();
            return new PassageView(
                    p.id(),
                    p.documentId(),
                    p.title(),
                    p.page(),
                    opened.heading(),
                    opened.text(),
                    p.nature().name(),
                    p.kind().name());
        }
    }

    @GetMapping("/api/passages")
    Mono<Page<Found>> search(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable Integer k,
            @RequestParam(defaultValue = "zh-CN") String locale,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String discipline,
            @RequestParam(required = false) @Nullable String kind,
            @AuthenticationPrincipal Account account) {
        if (account.isStudent()) {
            return Mono.error(Refusal.of(
                    ProblemType.FORBIDDEN, "Search is for teachers; a conversation cites what it rests on."));
        }
        if (q.isBlank() || q.length() > LONGEST_QUERY) {
            return Mono.error(Refusal.invalid("q", "must have 1 to " + LONGEST_QUERY + " characters"));
        }
        int most = k == null ? DEFAULT_RESULTS : k;
        if (most < 1 || most > MOST_RESULTS) {
            return Mono.error(Refusal.invalid("k", "must be 1 to " + MOST_RESULTS));
        }
        PassageFilter filter = PassageDesk.filter(locale, stage, discipline, Set.of());
        if (kind != null) {
            List<DocumentKind> kinds = Arrays.stream(DocumentKind.values())
                    .filter(known -> known.name().equalsIgnoreCase(kind))
                    .toList();
            if (kinds.isEmpty()) {
                return Mono.error(Refusal.invalid("kind", "must be one of " + Arrays.toString(DocumentKind.values())));
            }
            filter = filter.kinds(kinds.get(0));
        }
        return desk.search(q, account, filter, most)
                .map(found -> Page.all(found.stream().map(Found::of).toList()));
    }

    @GetMapping("/api/passages/{id}")
    Mono<PassageView> open(@PathVariable String id, @AuthenticationPrincipal Account account) {
        return desk.open(id, account).map(PassageView::of);
    }
}
