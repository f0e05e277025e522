package org.qiwen.assistant.documents;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.Refusal;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The library over HTTP. */
@RestController
class DocumentController {
    private static final int LONGEST_QUERY = 500;
    private static final int MOST_FOUND = 50;
    private static final int MOST_DELETED = 100;

    private final Library library;
    private final Uploads uploads;

    DocumentController(Library library, Uploads uploads) {
        this.library = library;
        this.uploads = uploads;
    }

    /** Work that goes on; see {@code /api/jobs/{job}}. */
    record Begun(JobId job) {}

    /** Who handed a document in. */
    record Person(AccountId id, String name) {}

    /**
     * A document; {@code mine}: this account may change and delete it.
     *
     * @param bytes 0 for what travels with the program
     * @param restorableUntil null unless it was deleted
     */
    record DocumentView(
            String id,
            String name,
            String title,
            DocumentKind kind,
            String locale,
            Set<String> stages,
            @Nullable String discipline,
            @Nullable String inquiry,
            @Nullable String licence,
            long bytes,
            int passages,
            DocumentState state,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Person owner,
            boolean mine,
            boolean changeable,
            boolean bundled,
            Instant uploaded,
            @Nullable Instant restorableUntil) {
        static DocumentView of(LibraryDocument document, Account reader) {
            return of(document, reader, null);
        }

        static DocumentView of(LibraryDocument document, Account reader, @Nullable Instant restorableUntil) {
            AccountId owner = document.holder().account();
            String name = document.ownerName();
            Labels labels = document.state() == DocumentState.INGESTED ? document.labels() : document.given();
            return new DocumentView(
                    document.id(),
                    document.name(),
                    document.title(),
                    labels.kind(),
                    labels.locale(),
                    labels.stages(),
                    labels.discipline(),
                    labels.inquiry(),
                    labels.licence(),
                    document.bytes(),
                    document.passages(),
                    document.state(),
                    document.reason(),
                    document.message(),
                    owner == null || name == null ? null : new Person(owner, name),
                    document.holder().is(reader),
                    Library.mayChange(document, reader),
                    document.bundled(),
                    document.uploaded(),
                    restorableUntil);
        }
    }

    /** A passage in its document; {@code start} and {@code end} are offsets in the parsed text. */
    record PassageView(
            String passage,
            @Nullable Integer page,
            String heading,
            List<String> headings,
            Nature nature,
            boolean marked,
            String text,
            int start,
            int end) {
        static PassageView of(Library.MarkedPassage marked) {
            Passage p = marked.passage();
            return new PassageView(
                    p.id(),
                    p.page(),
                    p.heading(),
                    p.headings(),
                    p.nature(),
                    marked.marked(),
                    p.text(),
                    p.start(),
                    p.end());
        }
    }

    record Mark(@Nullable String nature) {}

    /** What to say anew; a field that is missing stays, an empty one is taken away. */
    record Description(
            @Nullable String title,
            @Nullable String kind,
            @Nullable List<String> stages,
            @Nullable String discipline,
            @Nullable String locale,
            @Nullable String inquiry,
            @Nullable String licence) {
        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            put(fields, "kind", kind);
            put(fields, "stages", stages == null ? null : String.join(",", stages));
            put(fields, "discipline", discipline);
            put(fields, "locale", locale);
            put(fields, "inquiry", inquiry);
            put(fields, "licence", licence);
            return fields;
        }

        private static void put(Map<String, String> fields, String name, @Nullable String value) {
            if (value != null) {
                fields.put(name, value);
            }
        }
    }

    /**
     * Takes files in: multipart, field {@code files} as often as there are files; text fields {@code kind, stages,
     * discipline, locale, inquiry, licence} for all of them. With {@code more=true} the job stays open, and the next upload
     * names it in {@code job}; the last one leaves {@code more} out.
     */
    @PostMapping(path = "/api/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Begun> upload(@RequestBody Flux<PartEvent> parts, @AuthenticationPrincipal Account by) {
        JobController.requireStaff(by);
        return uploads.receive(parts, by).map(Begun::new);
    }

    /** Those that were deleted and that this account may bring back, the last one first. */
    @GetMapping(path = "/api/documents", params = "deleted=true")
    Mono<Page<DocumentView>> deleted(@AuthenticationPrincipal Account reader) {
        JobController.requireStaff(reader);
        return library.deleted(reader, MOST_DELETED)
                .map(page ->
                        page.map(document -> DocumentView.of(document, reader, library.restorableUntil(document))));
    }

    /** Newest first; {@code q} is a part of name or title. */
    @GetMapping("/api/documents")
    Mono<Page<DocumentView>> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account reader) {
        JobController.requireStaff(reader);
        return library.list(new DocumentListStore.Query(
                        reader,
                        q == null || q.isBlank() ? null : checked(q).strip(),
                        kind == null || kind.isBlank() ? null : one(DocumentKind.values(), "kind", kind),
                        state == null || state.isBlank() ? null : one(DocumentState.values(), "state", state),
                        after == null
                                ? null
                                : DocumentListStore.Cursor.read(after)
                                        .orElseThrow(() -> Refusal.invalid("after", "is no page's next")),
                        Page.size(size) + 1))
                .map(page -> page.map(document -> DocumentView.of(document, reader)));
    }

    @GetMapping("/api/documents/{id}")
    Mono<DocumentView> read(@PathVariable String id, @AuthenticationPrincipal Account reader) {
        JobController.requireStaff(reader);
        return library.read(id, reader).map(document -> DocumentView.of(document, reader));
    }

    /** In reading order, or with {@code q} those that speak of it, best first. */
    @GetMapping("/api/documents/{id}/passages")
    Mono<Page<PassageView>> passages(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account reader) {
        JobController.requireStaff(reader);
        Mono<Page<Library.MarkedPassage>> found = q == null || q.isBlank()
                ? library.passages(id, reader, Math.max(0, after), Page.size(size))
                : library.search(id, reader, checked(q), Math.min(MOST_FOUND, Page.size(size)));
        return found.map(page -> page.map(PassageView::of));
    }

    /** The original as it was handed in; browsers save it and never show it. */
    @GetMapping("/api/documents/{id}/file")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(@PathVariable String id, @AuthenticationPrincipal Account reader) {
        JobController.requireStaff(reader);
        return library.read(id, reader)
                .filterWhen(document -> uploads.hasOriginal(document.sha256()))
                .switchIfEmpty(Mono.error(Refusal.notFound("original file")))
                .map(document -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .contentLength(document.bytes())
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(document.name()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .body(uploads.original(document.sha256())));
    }

    /** Describes a document anew; it is ingested again. */
    @PatchMapping("/api/documents/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Begun> describe(
            @PathVariable String id, @RequestBody Description description, @AuthenticationPrincipal Account by) {
        JobController.requireStaff(by);
        return library.describe(id, by, description.fields(), description.title())
                .map(Begun::new);
    }

    /** Its passages are found no more when this answers. */
    @DeleteMapping("/api/documents/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable String id, @AuthenticationPrincipal Account by) {
        JobController.requireStaff(by);
        return library.delete(id, by);
    }

    /** Takes a deletion back, within the days that the settings say. */
    @PostMapping("/api/documents/{id}/restore")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Begun> restore(@PathVariable String id, @AuthenticationPrincipal Account by) {
        JobController.requireStaff(by);
        return library.restore(id, by).map(Begun::new);
    }

    /**
     * Says of a passage whether it is {@code EVIDENCE} or {@code EXPLANATION}, or takes back what was said ({@code
     * UNMARKED}); kept when the document is ingested again.
     */
    @PatchMapping("/api/passages/{id}")
    Mono<PassageView> mark(@PathVariable String id, @RequestBody Mark mark, @AuthenticationPrincipal Account by) {
        JobController.requireStaff(by);
        Nature nature = one(Nature.values(), "nature", mark.nature() == null ? "" : mark.nature());
        return library.mark(id, nature, by).map(PassageView::of);
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name.substring(name.lastIndexOf('/') + 1), StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static String checked(String q) {
        if (q.length() > LONGEST_QUERY || q.indexOf('\u0000') >= 0) {
            throw Refusal.invalid("q", "must have 1 to " + LONGEST_QUERY + " characters");
        }
        return q;
    }

    private static <E extends Enum<E>> E one(E[] values, String field, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(field, "must be one of " + Arrays.toString(values)));
    }
}
