package org.qiwen.assistant.copilot.publishing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.SchoolClass;
import org.qiwen.assistant.copilot.editing.PlanDesk;
import org.qiwen.assistant.copilot.editing.PlanId;
import org.qiwen.assistant.copilot.editing.StoredPlan;
import org.qiwen.assistant.copilot.question.QuestionChecker;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.edition.EditionStore;
import org.qiwen.assistant.edition.Shortcoming;
import org.qiwen.assistant.edition.StoredEdition;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.web.Problem;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes editions of plans and gives them to classes. The test is computation: it runs on the scheduler of the plans. */
@Component
class PublishDesk {
    private final Database database;
    private final PlanDesk plans;
    private final EditionStore editions;
    private final InquiryCatalog catalog;
    private final QuestionChecker checker = new QuestionChecker();

    PublishDesk(Database database, PlanDesk plans, EditionStore editions, InquiryCatalog catalog) {
        this.database = database;
        this.plans = plans;
        this.editions = editions;
        this.catalog = catalog;
    }

    /**
     * How a plan stands.
     *
     * @param inquiry the built-in inquiry it is made from; null when it is made from passages only
     * @param proof what would be published; null without an inquiry
     * @param edition what was published last, or null
     */
    record Standing(
            StoredPlan plan,
            @Nullable Inquiry inquiry,
            @Nullable Proof proof,
            @Nullable StoredEdition edition,
            List<EditionStore.Given> classes) {}

    /** How the newest version of a plan stands; changes nothing. */
    Mono<Standing> look(PlanId id, Account reader) {
        return plans.read(id, reader)
                .publishOn(plans.scheduler())
                .map(this::proofread)
                .flatMap(standing -> database.transact(() -> withEdition(standing)));
    }

    /**
     * Makes an edition of the newest version of a plan, and gives it to a class when one is named. Refuses with everything
     * that is missing when it does not pass.
     */
    Mono<Standing> publish(PlanId id, @Nullable ClassId to, Account author) {
        return plans.read(id, author)
                .publishOn(plans.scheduler())
                .map(this::proofread)
                .flatMap(standing -> database.transact(() -> keep(standing, to, author)))
                .onErrorMap(
                        DuplicateKeyException.class,
                        e -> Refusal.of(
                                ProblemType.CONFLICT, "This plan is being published in another window. Try again."));
    }

    /** Takes it from one class, or from all. */
    Mono<Standing> withdraw(PlanId id, @Nullable ClassId from, Account author) {
        return plans.read(id, author)
                .flatMap(plan -> database.run(() -> {
                    if (from == null) {
                        editions.takeAll(id.value());
                    } else {
                        editions.ofPlan(id.value())
                                .ifPresent(e -> editions.take(e.edition().id(), from));
                    }
                }))
                .then(Mono.defer(() -> look(id, author)));
    }

    private Standing proofread(StoredPlan plan) {
        @Nullable String named = plan.plan().brief().inquiry();
        Optional<Inquiry> inquiry = named == null
                ? Optional.empty()
                : catalog.find(named, plan.plan().brief().locale());
        return inquiry.map(found -> new Standing(
                        plan,
                        found,
                        Proof.of(
                                plan.plan(),
                                found,
                                catalog.story(found.story(), found.locale()).orElse(null),
                                checker),
                        null,
                        List.of()))
                .orElseGet(() -> new Standing(plan, null, null, null, List.of()));
    }

    private Standing keep(Standing standing, @Nullable ClassId to, Account author) {
        @Nullable Inquiry inquiry = standing.inquiry();
        @Nullable Proof proof = standing.proof();
        if (inquiry == null || proof == null) {
            throw noInquiry();
        }
        if (!proof.isReady()) {
            throw Refusal.notReady(
                    "The inquiry does not pass its test in these words. Nothing was published.",
                    proof.problems().stream().map(PublishDesk::field).toList());
        }
        if (to != null) {
            SchoolClass known = editions.ownClass(to, author).orElseThrow(() -> Refusal.notFound("class"));
            StoredEdition kept = stored(standing, inquiry, proof, author);
            editions.give(kept.edition().id(), known.id(), author);
        } else {
            stored(standing, inquiry, proof, author);
        }
        return withEdition(standing);
    }

    private StoredEdition stored(Standing standing, Inquiry inquiry, Proof proof, Account author) {
        StoredPlan plan = standing.plan();
        return editions.keep(
                plan.id().value(), plan.version(), inquiry.id(), inquiry.locale(), proof.telling(), author);
    }

    private Standing withEdition(Standing standing) {
        Optional<StoredEdition> edition = editions.ofPlan(standing.plan().id().value());
        return new Standing(
                standing.plan(),
                standing.inquiry(),
                standing.proof(),
                edition.orElse(null),
                edition.map(e -> editions.classes(e.edition().id())).orElse(List.of()));
    }

    /** A dialogue is decided by what an author wrote of each idea; passages say nothing of it. */
    private static Refusal noInquiry() {
        return Refusal.notReady(
                "This plan is made from passages only. A dialogue needs an authored inquiry; nothing was published.",
                List.of(
                        new Problem.Field("expectations", "ideas with their accepted sentences are missing"),
                        new Problem.Field("expectations.near_miss", "sentences that only look right are missing"),
                        new Problem.Field("misconceptions", "beliefs with their signs and challenges are missing"),
                        new Problem.Field("prediction", "a prediction with its choices is missing")));
    }

    private static Problem.Field field(Shortcoming problem) {
        String message =
                switch (problem.kind()) {
                    case EMPTY -> "is empty";
                    case TOO_LONG -> "is longer than " + problem.detail() + " characters";
                    case NO_QUESTION -> "must end in a question";
                    case GIVES_AWAY -> "gives away what pupils are to find out: " + problem.detail();
                    case UNFIT -> "is not fit for pupils: " + problem.detail();
                    case UNSAFE -> "is not safe: " + problem.detail();
                    case SELF_TEST -> "does not pass the self-test: " + problem.detail();
                };
        return new Problem.Field(PublishController.name(problem.part()), message);
    }
}
