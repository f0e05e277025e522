package org.qiwen.assistant.copilot.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.assemble.Notices;
import org.qiwen.assistant.copilot.editing.PlanDesk;
import org.qiwen.assistant.copilot.editing.PlanId;
import org.qiwen.assistant.copilot.editing.StoredPlan;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.copilot.risk.HazardTable;
import org.qiwen.assistant.model.LanguageModels;
import org.qiwen.assistant.model.ModelUse;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.qiwen.prompts.PromptCatalog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Has a stored plan worded anew by a model, one section after the other; each is saved as it is done. */
@Component
class WordingDesk {
    /** Requests of one plan at a time: a model in the school's own server answers few at once. Our choice. */
    private static final int AT_ONCE = 2;

    private final PlanDesk plans;
    private final PlanTerms terms;
    private final LanguageModels models;
    private final PromptCatalog prompts;

    WordingDesk(PlanDesk plans, PlanTerms terms, LanguageModels models, PromptCatalog prompts) {
        this.plans = plans;
        this.terms = terms;
        this.models = models;
        this.prompts = prompts;
    }

    /** Why no model can be asked. */
    enum Missing {
        /** None is set up for plans. */
        NO_MODEL,
        /** The school lets its texts go only to models that stand in it, and there is none. */
        LOCAL_ONLY
    }

    /** A plan that may be worded. */
    record Task(StoredPlan stored, @Nullable Section only, Account author, WordingTerms terms) {}

    /** Why a plan of this teacher cannot be worded; empty when it can. Refuses when the account may not read it. */
    Mono<Optional<Missing>> missing(PlanId id, Account reader) {
        return plans.read(id, reader)
                .flatMap(stored -> terms.of(reader, stored.author()))
                .map(this::missing);
    }

    private Optional<Missing> missing(WordingTerms terms) {
        return !models.has(ModelUse.COPILOT, false)
                ? Optional.of(Missing.NO_MODEL)
                : models.has(ModelUse.COPILOT, terms.localOnly()) ? Optional.empty() : Optional.of(Missing.LOCAL_ONLY);
    }

    /**
     * Everything that can be refused is refused here, before a stream begins.
     *
     * @param after the version that the teacher saw; null for the newest
     * @param only one section; null for all
     */
    Mono<Task> begin(PlanId id, @Nullable Integer after, @Nullable Section only, Account author) {
        return plans.read(id, author).flatMap(stored -> {
            if (after != null && after != stored.version()) {
                return Mono.error(PlanDesk.stale());
            }
            return terms.of(author, stored.author())
                    .flatMap(terms -> missing(terms)
                            .<Mono<Task>>map(why -> Mono.error(refusal(why)))
                            .orElseGet(() -> Mono.just(new Task(stored, only, author, terms))));
        });
    }

    private static Refusal refusal(Missing why) {
        return Refusal.of(
                ProblemType.NO_MODEL,
                why == Missing.NO_MODEL
                        ? "No language model is set up for plans (qiwen.models.copilot, QIWEN_MODEL_URL). The plan stands as"
                                + " it is."
                        : "This school lets its texts go only to models that stand in it, and none is set up for plans. The"
                                + " plan stands as it is.");
    }

    /**
     * Words the plan. Ends in {@link WordingEvent.Done}, or in an error when it cannot be saved; what was told to be saved
     * stays. Cancelling closes the connections to the model.
     */
    Flux<WordingEvent> word(Task task) {
        return Flux.defer(() -> new Run(task).events()).subscribeOn(plans.scheduler());
    }

    /** One wording of one plan. Its methods are called by one thread after another. */
    private final class Run {
        private final Task task;
        private final Map<Section, List<Portion>> sections;
        private final SectionWriter writer;
        private volatile StoredPlan now;
        private int offered;
        private int worded;

        Run(Task task) {
            this.task = task;
            this.now = task.stored();
            LessonPlan plan = now.plan();
            String locale = plan.brief().locale();
            HazardTable hazards = HazardTable.of(locale);
            GeneralWords words = GeneralWords.of(locale);
            Statements statements = new Statements(words);
            this.sections = new Offer(plan, hazards, statements, task.terms()::masked)
                    .portions().stream()
                            .filter(portion -> task.only() == null || portion.section() == task.only())
                            .collect(Collectors.groupingBy(Portion::section, LinkedHashMap::new, Collectors.toList()));
            this.writer = new SectionWriter(
                    models,
                    prompts,
                    plans.scheduler(),
                    plan,
                    new Acceptance(locale, words, statements, hazards),
                    task.terms());
        }

        Flux<WordingEvent> events() {
            return Flux.<WordingEvent>just(begun())
                    .concatWith(Flux.fromIterable(sections.entrySet())
                            .concatMap(section -> section(section.getKey(), section.getValue())))
                    .concatWith(
                            Mono.fromSupplier(() -> new WordingEvent.Done(now.id(), now.version(), offered, worded)));
        }

        private WordingEvent begun() {
            return new WordingEvent.Begun(
                    now.version(),
                    sections.entrySet().stream()
                            .map(section -> new WordingEvent.Share(
                                    section.getKey().member(),
                                    section.getValue().size(),
                                    section.getValue().stream()
                                            .mapToInt(portion -> portion.items().size())
                                            .sum()))
                            .toList());
        }

        private Flux<WordingEvent> section(Section section, List<Portion> portions) {
            List<Worded> parts = new ArrayList<>();
            return Flux.fromIterable(portions)
                    .flatMapSequential(writer::word, AT_ONCE, 1)
                    .<WordingEvent>map(part -> {
                        parts.add(part);
                        return new WordingEvent.Part(section.member(), parts.size(), portions.size());
                    })
                    .concatWith(Mono.defer(() -> saved(section, Worded.all(parts))));
        }

        private Mono<WordingEvent> saved(Section section, Worded result) {
            offered += result.offered();
            if (result.texts().isEmpty()) {
                return Mono.just(ended(section, result, Map.of()));
            }
            LessonPlan plan = Notices.worded(Texts.with(now.plan(), result.texts()));
            return plans.word(now.id(), now.version(), plan, task.stored().version(), task.author())
                    .map(stored -> {
                        now = stored;
                        worded += result.texts().size();
                        Map<String, Object> contents = new LinkedHashMap<>();
                        contents.put(section.member(), stored.plan().content(section));
                        contents.put(Section.OUTLINE.member(), stored.plan().outline());
                        return ended(section, result, contents);
                    });
        }

        private WordingEvent ended(Section section, Worded result, Map<String, Object> contents) {
            Map<String, Integer> refused = new LinkedHashMap<>();
            result.reasons().forEach(reason -> refused.put(reason.getKey().name(), reason.getValue()));
            return new WordingEvent.Ended(
                    section.member(),
                    result.outcome(),
                    result.reason().isEmpty() ? null : result.reason(),
                    result.offered(),
                    result.texts().size(),
                    refused,
                    now.version(),
                    contents,
                    now.plan().notices());
        }
    }
}
