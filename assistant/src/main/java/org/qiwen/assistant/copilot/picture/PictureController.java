package org.qiwen.assistant.copilot.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.copilot.assemble.QuestionCandidates;
import org.qiwen.assistant.copilot.question.DrivingQuestion;
import org.qiwen.assistant.copilot.question.QuestionChecker;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How a class thinks, and what to ask it next. */
@RestController
class PictureController {
    private final PictureDesk pictures;
    private final InquiryCatalog catalog;
    private final QuestionCandidates candidates = new QuestionCandidates(new QuestionChecker());

    PictureController(PictureDesk pictures, InquiryCatalog catalog) {
        this.pictures = pictures;
        this.catalog = catalog;
    }

    /** A cluster; {@code words} is empty below ten pupils. */
    record ClusterView(
            String inquiry,
            String title,
            ClassPicture.Kind kind,
            String id,
            String text,
            int pupils,
            List<String> words) {}

    /** The picture of a class; {@code pupils} have talked. {@code practices} are those that five pupils or more showed. */
    record Picture(
            int pupils,
            List<ClusterView> items,
            List<ClassPicture.Practice> practices,
            @Nullable String next) {}

    @GetMapping("/api/classes/{id}/ideas")
    Mono<Picture> ideas(
            @PathVariable ClassId id,
            @RequestParam(required = false) @Nullable String inquiry,
            @AuthenticationPrincipal Account reader) {
        return pictures.draw(id, reader)
                .map(drawn ->
                        new Picture(drawn.pupils(), views(drawn.clusters(), inquiry), drawn.practices(inquiry), null));
    }

    /** The next driving questions, from the misconceptions most pupils voiced. */
    @GetMapping("/api/classes/{id}/questions")
    Mono<Page<DrivingQuestion>> questions(
            @PathVariable ClassId id,
            @RequestParam(required = false) @Nullable String inquiry,
            @RequestParam(defaultValue = "zh-CN") String locale,
            @AuthenticationPrincipal Account reader) {
        return pictures.draw(id, reader)
                .map(drawn -> Page.all(candidates.ofBeliefs(
                        locale.equals("en") ? "en" : "zh-CN",
                        drawn.stage(),
                        views(drawn.clusters(), inquiry).stream()
                                .filter(view -> view.kind() == ClassPicture.Kind.MISCONCEPTION)
                                .map(ClusterView::text)
                                .toList())));
    }

    private List<ClusterView> views(List<ClassPicture.Cluster> clusters, @Nullable String inquiry) {
        List<ClusterView> views = new ArrayList<>();
        for (ClassPicture.Cluster cluster : clusters) {
            ClassPicture.Key key = cluster.key();
            if (inquiry == null || inquiry.equals(key.inquiry())) {
                catalog.find(key.inquiry(), key.locale())
                        .flatMap(found -> text(found, key)
                                .map(text -> new ClusterView(
                                        key.inquiry(),
                                        found.title(),
                                        key.kind(),
                                        key.id(),
                                        text,
                                        cluster.pupils(),
                                        cluster.words())))
                        .ifPresent(views::add);
            }
        }
        return views;
    }

    /** The author's words; empty when the inquiry has changed since. */
    private static Optional<String> text(Inquiry inquiry, ClassPicture.Key key) {
        return key.kind() == ClassPicture.Kind.IDEA
                ? inquiry.expectations().stream()
                        .filter(e -> e.id().equals(key.id()))
                        .map(e -> e.idea())
                        .findFirst()
                : inquiry.misconceptions().stream()
                        .filter(m -> m.id().equals(key.id()))
                        .map(m -> m.belief())
                        .findFirst();
    }
}
