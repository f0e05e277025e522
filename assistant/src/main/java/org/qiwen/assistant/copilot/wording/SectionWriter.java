package org.qiwen.assistant.copilot.wording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.model.Allowance;
import org.qiwen.assistant.model.LanguageModels;
import org.qiwen.assistant.model.ModelRequest;
import org.qiwen.assistant.model.ModelUse;
import org.qiwen.assistant.model.StructuredAnswers;
import org.qiwen.prompts.PromptCatalog;
import org.qiwen.prompts.PromptTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a model for other words of one portion: once, and once more with the fault named when the answer has not the shape that
 * was asked for. Never ends in an error of a model. Thread-safe.
 */
final class SectionWriter {
    private static final String PROMPT = "copilot/section";
    /** Times a model is asked for a portion: once, and once more to mend the form. */
    private static final int ATTEMPTS = 2;
    /** Most characters of a fault that is named: it is the program's own words, a line of them is enough. */
    private static final int LONGEST_FAULT = 200;

    private final LanguageModels models;
    private final PromptTemplate template;
    private final StructuredAnswers answers;
    private final Scheduler judging;
    private final LessonPlan plan;
    private final Acceptance acceptance;
    private final WordingTerms terms;

    /** @param judging where answers are judged */
    SectionWriter(
            LanguageModels models,
            PromptCatalog prompts,
            Scheduler judging,
            LessonPlan plan,
            Acceptance acceptance,
            WordingTerms terms) {
        this.models = models;
        this.template =
                prompts.template(PROMPT, Locale.forLanguageTag(plan.brief().locale()));
        this.answers = new StructuredAnswers(template.outputSchema().orElseThrow());
        this.judging = judging;
        this.plan = plan;
        this.acceptance = acceptance;
        this.terms = terms;
    }

    /** What a model makes of the portion. Cancelling closes the connection to it. */
    Mono<Worded> word(Portion portion) {
        return Mono.defer(() -> {
            long most = ATTEMPTS * models.reckon(ModelUse.COPILOT, request(portion, ""));
            return terms.allowance()
                    .reserve(most)
                    .flatMap(answer -> answer.fold(
                            granted -> Mono.using(
                                    granted::reservation,
                                    reservation -> ask(portion, "", reservation),
                                    Allowance.Reservation::close),
                            refused -> Mono.just(Worded.failed(portion, Worded.BUDGET))));
        });
    }

    /** @param fault what was wrong the last time; empty at first */
    private Mono<Worded> ask(Portion portion, String fault, Allowance.Reservation reservation) {
        return answers.read(models.ask(ModelUse.COPILOT, request(portion, fault), reservation::spent))
                .publishOn(judging)
                .flatMap(answer -> answer.fold(
                        given -> {
                            Answer read = Answer.of(given.value(), portion);
                            return read.fault().isEmpty()
                                    ? Mono.just(Worded.of(portion, read, acceptance))
                                    : again(portion, fault, read.fault(), reservation);
                        },
                        unreadable -> again(portion, fault, unreadable.why(), reservation),
                        missing -> Mono.just(
                                Worded.failed(portion, missing.reason().name()))));
    }

    private Mono<Worded> again(Portion portion, String before, String fault, Allowance.Reservation reservation) {
        return before.isEmpty()
                ? ask(portion, fault, reservation)
                : Mono.just(Worded.failed(portion, Worded.UNREADABLE));
    }

    private ModelRequest request(Portion portion, String fault) {
        boolean chinese = plan.brief().locale().startsWith("zh");
        String said = fault.replaceAll("[^\\w/,. -]", "");
        Map<String, String> values = Map.of(
                "stage",
                plan.brief().stage().name(),
                "section",
                portion.section().name(),
                "attempt",
                fault.isEmpty() ? "FIRST" : "AGAIN",
                "fault",
                fault.isEmpty() ? chinese ? "无" : "nothing" : said.substring(0, Math.min(LONGEST_FAULT, said.length())),
                "lesson",
                lesson(portion),
                "items",
                items(portion));
        return ModelRequest.of(template, values).within(terms.localOnly());
    }

    private String lesson(Portion portion) {
        Brief brief = plan.brief();
        return Stream.of(
                        Stream.of(
                                plan.head().discipline(),
                                brief.topic(),
                                plan.head().drivingQuestion(),
                                portion.name()),
                        brief.equipment().stream(),
                        brief.ideas().stream())
                .flatMap(lines -> lines)
                .filter(line -> !line.isBlank())
                .map(terms::masked)
                .collect(Collectors.joining("\n"));
    }

    private static String items(Portion portion) {
        List<Map<String, Object>> items = portion.items().stream()
                .map(item -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("id", item.id());
                    fields.put("text", item.text());
                    fields.put("keep", item.kept());
                    return fields;
                })
                .toList();
        return JsonMapper.shared().writeValueAsString(items);
    }
}
