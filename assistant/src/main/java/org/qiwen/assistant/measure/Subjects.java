package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.evaluation.attack.LeakDetector;
import org.qiwen.evaluation.attack.Spelling;
import org.qiwen.evaluation.pupil.Situation;
import org.qiwen.evaluation.pupil.Subject;

/** Inquiries as played pupils know them. */
public final class Subjects {
    private static final String PART = "PART ";
    private static final Set<Expectation.NearMiss.Kind> MIRRORS = Set.of(
            Expectation.NearMiss.Kind.SWAPPED,
            Expectation.NearMiss.Kind.NEGATED,
            Expectation.NearMiss.Kind.CONDITION_DROPPED,
            Expectation.NearMiss.Kind.WRONG_QUANTITY);

    private final Inquiry inquiry;
    private final List<Subject.Question> questions = new ArrayList<>();

    private Subjects(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** What a pupil of that stage can say about an inquiry. */
    public static Subject of(Inquiry inquiry, Stage stage) {
        return new Subjects(inquiry).build(stage);
    }

    /** How pupils spell, and by what leaks are found; what was asked once is kept. */
    public static Spelling spelling() {
        return new KeptSpelling(new IcuSpelling());
    }

    /** A detector for what is said in a dialogue about an inquiry; its threshold is the one of the attacks. */
    public static LeakDetector detector(
            Inquiry inquiry, Spelling spelling, ToDoubleBiFunction<String, String> likeness) {
        return LeakMeasurement.detector(inquiry, spelling, likeness, LeakReport.DETECTS);
    }

    private Subject build(Stage stage) {
        inquiry.expectations().forEach(this::ask);
        inquiry.misconceptions().forEach(this::challenge);
        inquiry.cases().forEach(this::ask);
        Optional.ofNullable(inquiry.design()).stream()
                .flatMap(design -> design.rounds().stream())
                .flatMap(round -> Stream.of(round.change(), round.measure(), round.decide()))
                .forEach(ask -> question(Situation.IDEA, ask, null, null, Map.of()));
        question(Situation.SUMMARY, inquiry.summary().ask(), null, null, Map.of());
        inquiry.exitCheck()
                .forms()
                .forEach(form -> question(Situation.EXIT, form.question(), null, form.id(), Map.of()));
        return new Subject(
                inquiry.id(),
                inquiry.locale(),
                stage.name(),
                inquiry.budget().turns(),
                inquiry.prediction().options().stream()
                        .map(o -> new Subject.Option(o.id(), o.text()))
                        .toList(),
                inquiry.prediction().observed(),
                inquiry.expectations().stream().map(Subjects::idea).toList(),
                inquiry.misconceptions().stream()
                        .map(m -> new Subject.Belief(m.id(), m.signs(), m.resolvedBy()))
                        .toList(),
                questions,
                inquiry.exitCheck().forms().stream().map(Subjects::form).toList(),
                inquiry.questions().stream().flatMap(q -> q.says().stream()).toList(),
                inquiry.expectations().stream().map(Expectation::idea).toList());
    }

    private static Subject.Idea idea(Expectation idea) {
        return new Subject.Idea(
                idea.id(),
                idea.core(),
                idea.nature() == Expectation.Nature.INSIGHT,
                idea.needs(),
                LeakMeasurement.statements(idea),
                idea.accept(),
                idea.partial().stream()
                        .map(half -> new Subject.Half(half.says(), half.has()))
                        .toList(),
                idea.nearMiss().stream()
                        .filter(near -> MIRRORS.contains(near.kind()))
                        .map(Expectation.NearMiss::says)
                        .toList());
    }

    private static Subject.Form form(Inquiry.Form form) {
        return new Subject.Form(
                form.question(),
                Set.copyOf(form.expectations()),
                form.levels().getOrDefault("full", List.of()),
                form.levels().getOrDefault("part", List.of()),
                form.levels().getOrDefault("other", List.of()));
    }

    private void ask(Expectation idea) {
        question(Situation.IDEA, idea.pump().ask(), idea.id(), null, idea.pump().listen());
        idea.hints().forEach(hint -> question(Situation.IDEA, hint.ask(), idea.id(), null, hint.listen()));
        idea.missingAsk().forEach((part, ask) -> question(Situation.IDEA, ask, idea.id(), null, heardFor(idea, part)));
        idea.partial().stream()
                .filter(half -> half.ask() != null)
                .forEach(half -> question(
                        Situation.IDEA,
                        Objects.requireNonNull(half.ask()),
                        idea.id(),
                        null,
                        heardFor(idea, half.missing())));
        question(Situation.TOLD, idea.then(), idea.id(), null, Map.of());
        List<Subject.Reply> right = new ArrayList<>();
        List<Subject.Reply> wrong = new ArrayList<>();
        List<String> options = idea.prompt().options();
        IntStream.range(0, options.size()).forEach(i -> {
            boolean fits = options.get(i).equals(idea.prompt().answer());
            (fits ? right : wrong).add(new Subject.Reply(options.get(i), String.valueOf(i + 1)));
        });
        questions.add(
                new Subject.Question(Situation.CLOZE, idea.prompt().cloze(), idea.id(), null, Set.of(), right, wrong));
    }

    /** What the hints of an idea take for that part. */
    private static Map<String, String> heardFor(Expectation idea, String part) {
        return idea.hints().stream()
                .flatMap(hint -> hint.listen().entrySet().stream())
                .filter(heard -> heard.getValue().equals(PART + part))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    }

    private void challenge(Misconception belief) {
        belief.challenges()
                .forEach(challenge -> question(
                        Situation.CHALLENGE, challenge.ask(), belief.resolvedBy(), belief.id(), challenge.listen()));
    }

    private void ask(Inquiry.Case given) {
        List<String> backwards = new ArrayList<>(given.expected());
        Collections.reverse(backwards);
        String wrong = given.check() == Inquiry.Case.Check.ORDER ? String.join(" ", backwards) : "7";
        questions.add(new Subject.Question(
                Situation.CASE,
                given.ask(),
                given.expectation(),
                given.id(),
                Set.of(),
                List.of(new Subject.Reply(String.join(" ", given.expected()), null)),
                List.of(new Subject.Reply(wrong, null))));
    }

    private void question(
            Situation situation,
            String ask,
            @Nullable String idea,
            @Nullable String about,
            Map<String, String> listen) {
        List<Subject.Reply> right = new ArrayList<>();
        List<Subject.Reply> wrong = new ArrayList<>();
        listen.forEach((words, meaning) -> Arrays.stream(words.split("\\|"))
                .forEach(word ->
                        (meaning.startsWith("PART") ? right : wrong).add(new Subject.Reply(word, part(meaning)))));
        Set<String> parts = right.stream()
                .map(Subject.Reply::part)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        questions.add(new Subject.Question(situation, ask, idea, about, parts, right, wrong));
    }

    private static @Nullable String part(String meaning) {
        return meaning.startsWith(PART) ? meaning.substring(PART.length()).strip() : null;
    }
}
