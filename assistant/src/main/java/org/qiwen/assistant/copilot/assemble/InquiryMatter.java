package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.plan.StandardReference;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Question;
import org.qiwen.assistant.inquiry.Story;

/** An authored inquiry as the matter of a lesson. Pure. */
final class InquiryMatter {
    /** Places to stop in a story of some minutes. Our choice. */
    private static final int STOPS = 3;

    private final Inquiry inquiry;
    private final PlanWording say;

    private InquiryMatter(Inquiry inquiry, PlanWording say) {
        this.inquiry = inquiry;
        this.say = say;
    }

    static Matter of(Inquiry inquiry, @Nullable Story story, PlanWording say) {
        return new InquiryMatter(inquiry, say).matter(story);
    }

    private Matter matter(@Nullable Story story) {
        List<Evidence> opening = opening();
        Inquiry.Transfer transfer = inquiry.transfer();
        return new Matter(
                true,
                inquiry.title(),
                inquiry.discipline(),
                inquiry.thinking(),
                inquiry.concepts(),
                inquiry.standard().stream().map(this::standard).toList(),
                inquiry.phenomenon(),
                inquiry.drivingQuestion(),
                guess(),
                opening.stream().map(this::exhibit).toList(),
                inquiry.core().stream().map(idea -> idea(idea, opening)).toList(),
                inquiry.misconceptions().stream().map(this::belief).toList(),
                inquiry.facts().stream().map(Inquiry.Fact::text).toList(),
                inquiry.cases().stream()
                        .map(c -> new Matter.Case(c.ask(), say.list(c.given()), say.list(c.expected())))
                        .toList(),
                hands(),
                story == null ? null : tale(story),
                transfer == null ? "" : transfer.question(),
                transfer == null
                        ? ""
                        : transfer.expectations().stream()
                                .findFirst()
                                .map(id -> inquiry.expectation(id).idea())
                                .orElse(""),
                inquiry.summary().ask(),
                inquiry.summary().card(),
                exit());
    }

    private StandardReference standard(Inquiry.Standard standard) {
        boolean checked = standard.checkedBy() != null && !standard.content().isBlank();
        return new StandardReference(
                standard.document(),
                standard.coreConcept(),
                say.name("stage", standard.stage()),
                checked ? standard.content() : "",
                checked,
                checked ? Objects.requireNonNull(standard.checkedBy()) : "");
    }

    private Matter.Guess guess() {
        Inquiry.Prediction prediction = inquiry.prediction();
        return new Matter.Guess(
                prediction.question(),
                prediction.options().stream()
                        .map(Inquiry.PredictionOption::text)
                        .toList(),
                prediction.askReason(),
                prediction.options().stream()
                        .filter(o -> o.id().equals(prediction.observed()))
                        .map(Inquiry.PredictionOption::text)
                        .findFirst()
                        .orElse(""),
                prediction.comeBack().differs(),
                prediction.comeBack().agrees());
    }

    /** What stands before the first exhibit of an idea, or else the first one: that is what the prediction is about. */
    private List<Evidence> opening() {
        List<Evidence> before = new ArrayList<>();
        for (Evidence evidence : inquiry.evidence()) {
            if (!evidence.supports().isEmpty()) {
                break;
            }
            before.add(evidence);
        }
        return before.isEmpty() ? inquiry.evidence().stream().limit(1).toList() : before.subList(0, 1);
    }

    private Matter.Exhibit exhibit(Evidence evidence) {
        Evidence.Table table = evidence.table();
        return new Matter.Exhibit(
                evidence.id(),
                evidence.kind(),
                evidence.text(),
                evidence.materials(),
                Objects.requireNonNullElse(evidence.instead(), ""),
                table == null ? List.of() : table.columns(),
                table == null ? List.of() : table.rows(),
                Objects.requireNonNullElse(evidence.notice(), ""));
    }

    private Matter.Idea idea(Expectation idea, List<Evidence> shown) {
        List<Evidence> used = exhibits(idea, shown);
        return new Matter.Idea(
                idea.id(),
                idea.idea(),
                idea.pump().ask(),
                facts(idea),
                idea.hints().stream()
                        .filter(hint -> !hint.ask().isBlank())
                        .flatMap(hint -> hint(hint, used).stream())
                        .toList(),
                used.stream().map(this::exhibit).toList(),
                idea.accept().stream().limit(2).toList(),
                idea.affirm(),
                idea.partial().stream().limit(2).map(p -> half(idea, p)).toList(),
                idea.nearMiss().stream()
                        .map(n -> new Matter.Near(n.says(), n.kind()))
                        .toList(),
                idea.prompt().cloze(),
                idea.prompt().options(),
                inquiry.exitCheck().forms().get(0).expectations().contains(idea.id()));
    }

    /** The facts that its questions tell. */
    private List<String> facts(Expectation idea) {
        List<Question> questions = new ArrayList<>(idea.hints());
        questions.add(idea.pump());
        return questions.stream()
                .map(q -> inquiry.fact(q.tell()).map(Inquiry.Fact::text))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** What its open question shows first, then what else speaks for it, two at most; what was shown before only if needed. */
    private List<Evidence> exhibits(Expectation idea, List<Evidence> shown) {
        List<Evidence> found =
                new ArrayList<>(inquiry.evidence(idea.pump().shows()).stream().toList());
        inquiry.evidence().stream()
                .filter(e -> e.supports().contains(idea.id()) && !found.contains(e) && !shown.contains(e))
                .forEach(found::add);
        if (found.isEmpty()) {
            idea.hints().stream()
                    .flatMap(h -> inquiry.evidence(h.shows()).stream())
                    .filter(e -> !found.contains(e))
                    .forEach(found::add);
        }
        return found.stream().limit(2).toList();
    }

    /** A hint may ask of evidence that the lesson has no time to show: then it is told first, or, if it is a table, left out. */
    private Optional<String> hint(Question hint, List<Evidence> used) {
        Optional<Evidence> about = inquiry.evidence(hint.shows());
        if (about.isEmpty() || used.contains(about.get()) || inLesson().contains(about.get())) {
            return Optional.of(hint.ask());
        }
        return about.get().table() == null
                ? Optional.of(
                        say.say("idea.hint.told", "text", say.ended(about.get().text()), "ask", hint.ask()))
                : Optional.empty();
    }

    /** All that the lesson shows. */
    private List<Evidence> inLesson() {
        List<Evidence> opening = opening();
        List<Evidence> all = new ArrayList<>(opening);
        inquiry.core().forEach(idea -> all.addAll(exhibits(idea, opening)));
        return all;
    }

    private Matter.Half half(Expectation idea, Expectation.Partial partial) {
        String ask = partial.ask() != null
                ? partial.ask()
                : idea.missingAsk()
                        .getOrDefault(
                                partial.missing(),
                                idea.hints().isEmpty()
                                        ? idea.pump().ask()
                                        : idea.hints().get(0).ask());
        return new Matter.Half(partial.says(), say.sentences(Objects.requireNonNullElse(partial.reply(), ""), ask));
    }

    /** With the first challenge that rests on what the lesson shows. */
    private Matter.Belief belief(Misconception belief) {
        List<String> shown = inLesson().stream().map(Evidence::id).toList();
        Misconception.Challenge first = belief.challenges().stream()
                .filter(challenge -> challenge.uses() == null || shown.contains(challenge.uses()))
                .findFirst()
                .orElse(belief.challenges().get(0));
        return new Matter.Belief(
                belief.id(),
                belief.belief(),
                belief.grainOfTruth(),
                belief.signs(),
                Objects.requireNonNullElse(first.reply(), ""),
                first.ask(),
                String.join("; ", belief.sources()),
                belief.resolvedBy());
    }

    private Matter.@Nullable Hands hands() {
        Inquiry.Experiment experiment = inquiry.experiment();
        return experiment == null
                ? null
                : new Matter.Hands(
                        experiment.title(),
                        experiment.materials(),
                        experiment.steps(),
                        experiment.record().columns(),
                        experiment.record().sample(),
                        experiment.hazards().stream()
                                .map(h -> new Matter.Danger(h.hazard(), h.control()))
                                .toList(),
                        experiment.safety(),
                        experiment.where().contains("HOME") && !experiment.adultNeeded(),
                        experiment.adultNeeded());
    }

    /** Three links at most: where it begins, the first wrong turn, and where it was mended or ended. */
    private Matter.Tale tale(Story story) {
        List<Story.Link> links = story.links();
        Set<Story.Link> told = new LinkedHashSet<>();
        links.stream().filter(link -> link.wrongTurn() != null).findFirst().ifPresent(told::add);
        links.stream().filter(link -> link.revision() != null).findFirst().ifPresent(told::add);
        links.stream().limit(1).forEach(told::add);
        if (told.size() < STOPS) {
            told.add(links.get(links.size() - 1));
        }
        return new Matter.Tale(
                story.title(),
                story.standing(),
                links.stream().filter(told::contains).map(this::stop).toList());
    }

    private Matter.Stop stop(Story.Link link) {
        return new Matter.Stop(
                link.date(),
                first(link.evidenceThen(), 2),
                link.question(),
                first(link.wrongTurn(), 1),
                first(link.revision(), 1));
    }

    /** The first sentences of a text; empty for none. */
    private String first(@Nullable String text, int sentences) {
        return text == null
                ? ""
                : say.sentences(
                        SourceText.sentences(text).stream().limit(sentences).toArray(String[]::new));
    }

    private Matter.Exit exit() {
        Inquiry.Form form = inquiry.exitCheck().forms().get(0);
        return new Matter.Exit(
                inquiry.exitCheck().intro(),
                form.question(),
                form.levels().getOrDefault("full", List.of()),
                form.levels().getOrDefault("part", List.of()),
                form.levels().getOrDefault("other", List.of()));
    }
}
