package org.qiwen.assistant.dialogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.reading.Binding;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.Mention;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.solve.CaseCheck;
import org.qiwen.assistant.dialogue.solve.RoundCheck;
import org.qiwen.assistant.inquiry.Design;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Question;
import org.qiwen.assistant.inquiry.Story;

/**
 * Tests an inquiry with its own sentences: what should be covered is, what only looks right is not, each sign hits its own
 * misconception, and no authored line gives away an idea before its time.
 */
public final class InquirySelfTest {

    /** A sentence that does not read as its author meant; {@code field} is where it stands. */
    public record Failure(String inquiry, String field, String sentence, String problem) {
        @Override
        public String toString() {
            return inquiry + ": " + field + ": “" + sentence + "” " + problem;
        }
    }

    private final Inquiry inquiry;
    private final RelationReader reader;
    private final LeakGate gate;
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, Reading> readings = new HashMap<>();

    private InquirySelfTest(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.reader = new RelationReader(inquiry);
        this.gate = new LeakGate(inquiry, reader);
    }

    /** Everything that does not read as meant; empty when the inquiry may be used. */
    public static List<Failure> run(Inquiry inquiry, @Nullable Story story) {
        InquirySelfTest test = new InquirySelfTest(inquiry);
        test.expectations();
        test.misconceptions();
        test.lines();
        test.cases();
        test.design();
        if (story != null) {
            test.story(story);
        }
        return List.copyOf(test.failures);
    }

    /** Everything in a story that gives away more of an inquiry than it lists. */
    public static List<Failure> story(Inquiry inquiry, Story story) {
        InquirySelfTest test = new InquirySelfTest(inquiry);
        test.story(story);
        return List.copyOf(test.failures);
    }

    private void expectations() {
        for (Expectation idea : inquiry.expectations()) {
            String at = "expectations." + idea.id();
            idea.accept().forEach(s -> expect(covers(idea, s), at + ".accept", s, "is not covered"));
            idea.nearMiss()
                    .forEach(n -> expect(
                            !covers(idea, n.says()), at + ".near_miss", n.says(), "(" + n.kind() + ") is covered"));
            for (Expectation other : inquiry.expectations()) {
                if (!other.id().equals(idea.id())) {
                    other.accept()
                            .forEach(s -> expect(
                                    !conflicts(idea, s),
                                    "expectations." + other.id() + ".accept",
                                    s,
                                    "conflicts with " + idea.id()));
                }
            }
        }
    }

    private void misconceptions() {
        for (Misconception belief : inquiry.misconceptions()) {
            for (String sign : belief.signs()) {
                String hit = inquiry.misconceptions().stream()
                        .filter(m -> voices(m, sign))
                        .map(Misconception::id)
                        .collect(Collectors.joining(", "));
                expect(hit.equals(belief.id()), "misconceptions." + belief.id() + ".signs", sign, "hits [" + hit + "]");
            }
            for (String sentence : belief.notSigns()) {
                expect(!voices(belief, sentence), "misconceptions." + belief.id() + ".not_signs", sentence, "hits it");
            }
        }
        for (Expectation idea : inquiry.expectations()) {
            for (String sentence : idea.accept()) {
                inquiry.misconceptions()
                        .forEach(m -> expect(
                                !voices(m, sentence),
                                "expectations." + idea.id() + ".accept",
                                sentence,
                                "voices " + m.id()));
            }
        }
    }

    /** What a case expects must follow from what it gives, and its own wording must not give an idea away. */
    private void cases() {
        for (Inquiry.Case given : inquiry.cases()) {
            String at = "cases." + given.id();
            CaseCheck.problems(given)
                    .forEach(problem -> failures.add(new Failure(inquiry.id(), at, given.ask(), problem)));
            keeps(at + ".ask", given.ask(), Set.of());
            keeps(at + ".after_wrong", given.afterWrong(), Set.of());
        }
    }

    /** A record in which two things change decides nothing; and no round may say what it is to lead to. */
    private void design() {
        Design design = inquiry.design();
        if (design == null) {
            return;
        }
        RoundCheck.problems(design)
                .forEach(problem -> failures.add(new Failure(inquiry.id(), "design", inquiry.title(), problem)));
        design.constraints().forEach(c -> keeps("design.constraints", c, Set.of()));
        design.criteria().forEach(c -> keeps("design.criteria." + c.id(), c.text(), Set.of()));
        design.tradeoffs().forEach(t -> keeps("design.tradeoffs", t.text(), Set.copyOf(t.reveals())));
        for (Design.Round round : design.rounds()) {
            List.of(round.change(), round.measure(), round.decide())
                    .forEach(ask -> keeps("design.rounds." + round.id(), ask, Set.of()));
        }
    }

    /** Every authored line, with the ideas that may already be earned when it is first said. */
    private void lines() {
        Set<String> none = Set.of();
        keeps("phenomenon", inquiry.phenomenon(), none);
        keeps("driving_question", inquiry.drivingQuestion(), none);
        keeps("prediction.question", inquiry.prediction().question(), none);
        inquiry.prediction().options().forEach(o -> keeps("prediction.options", o.text(), none));
        keeps("prediction.come_back", inquiry.prediction().comeBack().differs(), none);
        inquiry.facts().forEach(f -> keeps("facts." + f.id(), f.text(), none));
        inquiry.evidence().forEach(this::evidence);
        inquiry.expectations().forEach(this::questionsOf);
        for (Misconception belief : inquiry.misconceptions()) {
            String at = "misconceptions." + belief.id();
            keeps(at + ".ask_why", belief.askWhy(), none);
            keeps(at + ".park", belief.park(), none);
            belief.challenges().forEach(c -> keeps(at + ".challenges", c.ask(), none));
        }
        inquiry.alternatives().forEach(a -> keeps("alternatives", a.reply(), none));
        inquiry.questions().forEach(q -> keeps("questions", q.reply() == null ? "" : q.reply(), none));
        keeps("summary.ask", inquiry.summary().ask(), none);
        inquiry.figures()
                .forEach(f -> keeps("figures." + f.id(), f.alt() + "。" + f.caption(), Set.copyOf(f.reveals())));
    }

    private void evidence(Evidence item) {
        String at = "evidence." + item.id();
        Set<String> revealed = Set.copyOf(item.reveals());
        keeps(at + ".text", item.text(), revealed);
        keeps(at + ".instead", item.instead() == null ? "" : item.instead(), revealed);
        keeps(at + ".notice", item.notice() == null ? "" : item.notice(), revealed);
    }

    private void questionsOf(Expectation idea) {
        String at = "expectations." + idea.id();
        Set<String> earned = needsOf(idea, new HashSet<>());
        keeps(at + ".pump", said(idea.pump()), earned);
        idea.hints().forEach(h -> keeps(at + ".hints", said(h), earned));
        keeps(at + ".prompt", idea.prompt().cloze(), earned);
        idea.missingAsk().values().forEach(ask -> keeps(at + ".missing_ask", ask, earned));
        idea.partial().forEach(p -> {
            keeps(at + ".partial.ask", p.ask() == null ? "" : p.ask(), earned);
            keeps(at + ".partial.reply", p.reply() == null ? "" : p.reply(), earned);
        });
        idea.alsoRight().forEach(a -> keeps(at + ".also_right", a.reply(), earned));
    }

    private void story(Story story) {
        for (int i = 0; i < story.links().size(); i++) {
            Story.Link link = story.links().get(i);
            String at = "story " + story.id() + ".links." + (i + 1);
            String text = String.join("。", link.question(), link.evidenceThen(), link.reasoning());
            keeps(at, text, Set.copyOf(link.reveals()));
            link.reveals().stream()
                    .filter(id -> inquiry.expectations().stream().noneMatch(e -> e.id().equals(id)))
                    .forEach(id -> failures.add(
                            new Failure(inquiry.id(), at + ".reveals", id, "is no expectation of this inquiry")));
        }
    }

    private Set<String> needsOf(Expectation idea, Set<String> found) {
        for (String need : idea.needs()) {
            if (found.add(need)) {
                needsOf(inquiry.expectation(need), found);
            }
        }
        return found;
    }

    private String said(Question question) {
        return inquiry.fact(question.tell()).map(f -> f.text() + " ").orElse("") + question.ask();
    }

    private void keeps(String field, String line, Set<String> earned) {
        if (line.isBlank()) {
            return;
        }
        Set<String> unearned = inquiry.expectations().stream()
                .map(Expectation::id)
                .filter(id -> !earned.contains(id))
                .collect(Collectors.toUnmodifiableSet());
        gate.check(line, "", unearned, List.of())
                .ifPresent(leak -> failures.add(new Failure(
                        inquiry.id(),
                        field,
                        line,
                        "gives away " + leak.expectation() + " (" + leak.how() + " " + leak.detail() + ")")));
    }

    private boolean covers(Expectation idea, String sentence) {
        LineMatcher matcher = matcher(sentence);
        return matcher.any(idea.claimLines()) && !matcher.any(idea.conflictLines());
    }

    private boolean conflicts(Expectation idea, String sentence) {
        LineMatcher matcher = matcher(sentence);
        return matcher.any(idea.conflictLines()) && !matcher.any(idea.claimLines());
    }

    private boolean voices(Misconception belief, String sentence) {
        LineMatcher matcher = matcher(sentence);
        return matcher.any(belief.claimLines()) && !matcher.any(belief.unlessLines());
    }

    private LineMatcher matcher(String sentence) {
        return new LineMatcher(inquiry.lexicon(), reading(sentence), Set.of(), Optional.empty());
    }

    private Reading reading(String sentence) {
        return readings.computeIfAbsent(sentence, reader::read);
    }

    /** What the reader made of a sentence, for whoever has to mend it. */
    private String explain(String sentence) {
        Reading reading = reading(sentence);
        return "read as clauses "
                + reading.clauses().stream()
                        .map(c -> c.text() + "/" + c.stance())
                        .toList()
                + ", terms " + reading.all().stream().map(Mention::term).toList()
                + ", bindings "
                + reading.bindings().stream().map(InquirySelfTest::show).toList()
                + ", comparisons " + reading.comparisons();
    }

    private static String show(Binding binding) {
        return binding.attribute().term() + "->" + binding.outcome().term();
    }

    private void expect(boolean holds, String field, String sentence, String problem) {
        if (!holds) {
            failures.add(new Failure(inquiry.id(), field, sentence, problem + "; " + explain(sentence)));
        }
    }
}
