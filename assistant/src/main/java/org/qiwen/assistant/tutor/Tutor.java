package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.policy.Decision;
import org.qiwen.assistant.dialogue.policy.DialoguePolicy;
import org.qiwen.assistant.dialogue.policy.Feedback;
import org.qiwen.assistant.dialogue.policy.Move;
import org.qiwen.assistant.dialogue.policy.Saying;
import org.qiwen.assistant.dialogue.policy.Wording;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Story;
import org.qiwen.assistant.safety.PiiMask;
import org.qiwen.assistant.safety.SafetyFinding;
import org.qiwen.assistant.safety.SafetyLabel;
import org.qiwen.assistant.safety.SafetyScreen;

/**
 * One student turn end to end: safety screen, assessment, policy, wording, gate, citations. CPU-bound (tens of
 * milliseconds) and synchronous: call it on a bounded scheduler. Thread-safe; keeps no dialogue.
 */
public final class Tutor {
    private final InquiryCatalog catalog;
    private final Map<String, Wording> wordings;
    private final Router router;
    private final Citations citations;
    private final Map<String, Lesson> lessons = new ConcurrentHashMap<>();

    /** @param wordings wording by locale */
    public Tutor(InquiryCatalog catalog, Map<String, Wording> wordings, Router router, Citations citations) {
        this.catalog = catalog;
        this.wordings = Map.copyOf(wordings);
        this.router = router;
        this.citations = citations;
    }

    private Lesson lesson(Inquiry inquiry) {
        return lessons.computeIfAbsent(inquiry.locale() + "/" + inquiry.id(), key -> {
            Wording wording = wordings.get(inquiry.locale());
            if (wording == null) {
                throw new IllegalStateException("no wording for " + inquiry.locale());
            }
            return Lesson.of(
                    inquiry, catalog.story(inquiry.story(), inquiry.locale()).orElse(null), wording);
        });
    }

    /** The gate of an inquiry, for whatever else reaches a student. */
    public LeakGate gate(Inquiry inquiry) {
        return lesson(inquiry).gate();
    }

    /** Begins a dialogue. */
    public Opening open(Inquiry inquiry, Stage stage) {
        return new Opening(
                inquiry.phenomenon() + inquiry.prediction().question(),
                Move.ASK_PREDICTION.name(),
                inquiry.prediction().options().stream()
                        .map(o -> new TurnEvent.Option(o.id(), o.text()))
                        .toList(),
                DialogueState.start(inquiry, stage));
    }

    /**
     * Answers one message; changes nothing.
     *
     * @param school id of the school of who holds the dialogue: material of another is not cited
     */
    public PlannedTurn plan(Inquiry inquiry, String school, DialogueState state, StudentMessage message) {
        long started = System.nanoTime();
        Lesson lesson = lesson(inquiry);
        List<SafetyFinding> findings = SafetyScreen.screen(message.text());
        String text = PiiMask.mask(message.text());
        Assessment heard = assess(lesson, state, message, text);
        DialoguePolicy.Step step = findings.isEmpty()
                ? lesson.policy().decide(state, heard, text)
                : safe(state, findings.get(0).label(), text);
        Decision decision = step.decision();
        DialogueState decided = step.next();
        Realiser.Worded worded = lesson.realiser().word(decision, decided, words(decided, text));
        List<TurnEvent.Citation> cited = cite(inquiry, school, decision, decided);
        DialogueState next = remember(decided, worded, cited);
        List<TurnEvent> events = events(lesson, decision, next, worded, cited);
        TurnTrace trace = trace(state, next, text, findings, heard, decision, worded, started);
        return new PlannedTurn(next, trace, events, findings);
    }

    private Assessment assess(Lesson lesson, DialogueState state, StudentMessage message, String text) {
        boolean choice = message.kind() == StudentMessage.Kind.CHOICE;
        if (choice) {
            return lesson.assessor().choice(text, state);
        }
        Routing routing = router.route(lesson.inquiry(), text);
        return lesson.assessor().assess(text, state, routing, message.kind() == StudentMessage.Kind.OBSERVATION);
    }

    /** A fixed reply; the dialogue stays where it was and stays open. */
    private static DialoguePolicy.Step safe(DialogueState state, SafetyLabel label, String text) {
        String name =
                switch (label) {
                    case DISTRESS -> "safety.distress";
                    case VIOLENCE -> "safety.violence";
                    case SEXUAL -> "safety.sexual";
                    case DANGEROUS_EXPERIMENT -> "safety.dangerous";
                    case INJECTION -> "safety.injection";
                    case PII -> "safety.pii";
                };
        Decision decision = new Decision(
                Move.SAFETY,
                null,
                0,
                state.target(),
                "安全：" + label,
                List.of(Saying.template(name)),
                List.of(),
                false,
                null,
                List.of(),
                false,
                null,
                List.of());
        return new DialoguePolicy.Step(decision, state.nextTurn());
    }

    private static List<String> words(DialogueState state, String text) {
        List<String> words = new ArrayList<>(state.pupilWords());
        words.add(text);
        if (state.reason() != null) {
            words.add(state.reason());
        }
        return words;
    }

    /** What was said is remembered: its keys, the last two turns, and the question a short reply will answer. */
    private static DialogueState remember(DialogueState state, Realiser.Worded worded, List<TurnEvent.Citation> cited) {
        Set<String> said = new HashSet<>(worded.said());
        cited.forEach(c -> said.add(citationKey(c.passage())));
        List<String> tutorWords = new ArrayList<>(state.tutorWords());
        tutorWords.add(worded.text());
        while (tutorWords.size() > 2) {
            tutorWords.remove(0);
        }
        Asked asked = state.asked();
        boolean openQuestion =
                asked.kind() == Asked.Kind.CLARIFY || asked.text().isEmpty() && asked.kind() != Asked.Kind.NOTHING;
        if (openQuestion && !worded.ask().isEmpty()) {
            asked = new Asked(
                    asked.kind(), String.join("", worded.ask()), asked.listen(), asked.target(), asked.subject());
        }
        return state.worded(asked, said, tutorWords);
    }

    private List<TurnEvent> events(
            Lesson lesson,
            Decision decision,
            DialogueState next,
            Realiser.Worded worded,
            List<TurnEvent.Citation> cited) {
        Inquiry inquiry = lesson.inquiry();
        List<TurnEvent> events = new ArrayList<>();
        Feedback feedback = decision.feedback();
        events.add(new TurnEvent.Move(
                decision.move().name(),
                feedback == null ? "NONE" : feedback.name(),
                decision.hintLevel(),
                decision.hintLevel() == 0 ? 0 : 3));
        worded.lead().forEach(s -> events.add(new TurnEvent.Text(s)));
        decision.evidence().stream()
                .flatMap(id -> inquiry.evidence(id).stream())
                .forEach(e -> events.add(evidence(inquiry, e, decision.record())));
        Integer link = decision.story();
        Story story = lesson.story();
        if (link != null && story != null) {
            events.add(story(story, link));
        }
        worded.ask().forEach(s -> events.add(new TurnEvent.Text(s)));
        if (!decision.options().isEmpty()) {
            events.add(new TurnEvent.Choices(decision.options().stream()
                    .map(o -> new TurnEvent.Option(o.id(), o.text()))
                    .toList()));
        }
        events.addAll(cited);
        events.add(done(inquiry, decision, next));
        return events;
    }

    /**
     * Nothing is cited before the observation (the material tells how it ends) nor beside the summary and the exit check
     * (it holds the answer), and no passage twice.
     */
    private List<TurnEvent.Citation> cite(Inquiry inquiry, String school, Decision decision, DialogueState state) {
        if (!state.observed() || state.phase() == Phase.SUMMARISE || state.phase() == Phase.EXIT) {
            return List.of();
        }
        boolean done = decision.card();
        String about = done
                ? inquiry.drivingQuestion()
                : decision.evidence().stream()
                        .flatMap(id -> inquiry.evidence(id).stream())
                        .map(Evidence::text)
                        .findFirst()
                        .orElse("");
        if (about.isEmpty()) {
            return List.of();
        }
        Set<String> unearned = done ? Set.of() : state.unearned();
        return citations.cite(inquiry, school, about, done, unearned).stream()
                .filter(c -> !state.said().contains(citationKey(c.passage())))
                .toList();
    }

    private static String citationKey(String passage) {
        return "cited:" + passage;
    }

    private static TurnEvent.Evidence evidence(Inquiry inquiry, Evidence item, boolean record) {
        Evidence.Table table = item.table();
        String instead = item.instead();
        return new TurnEvent.Evidence(
                item.id(),
                item.kind().name(),
                record && instead != null ? instead : item.text(),
                null,
                table == null ? null : new TurnEvent.Table(table.columns(), table.rows()),
                inquiry.figures().stream()
                        .filter(f -> item.figures().contains(f.id()))
                        .map(f -> new TurnEvent.Figure(f.id(), f.svg(), f.alt(), f.caption()))
                        .toList());
    }

    private static TurnEvent.Evidence story(Story story, int index) {
        Story.Link link = story.links().get(index);
        String wrongTurn = link.wrongTurn() == null ? "" : link.wrongTurn();
        String text = story.title() + "（" + link.date() + "）：" + link.question() + link.evidenceThen() + wrongTurn;
        return new TurnEvent.Evidence("story:" + story.id() + ":" + index, "STORY", text, null, null, List.of());
    }

    private static TurnEvent.Done done(Inquiry inquiry, Decision decision, DialogueState next) {
        List<String> dots =
                inquiry.core().stream().map(e -> dot(next.idea(e.id()))).toList();
        int reached = (int) dots.stream().filter("REACHED"::equals).count();
        return new TurnEvent.Done(
                next.turn(),
                reached,
                dots.size(),
                next.phase().name(),
                dots,
                decision.card() ? inquiry.summary().card() : null);
    }

    private static String dot(IdeaState idea) {
        if (idea.reached()) {
            return "REACHED";
        }
        if (idea.told()) {
            return "TOLD";
        }
        return idea.level() == Level.PARTIAL ? "PARTIAL" : "NONE";
    }

    private static TurnTrace trace(
            DialogueState before,
            DialogueState next,
            String text,
            List<SafetyFinding> findings,
            Assessment heard,
            Decision decision,
            Realiser.Worded worded,
            long started) {
        Map<String, String> practices = new LinkedHashMap<>();
        heard.practices().forEach((practice, sentence) -> practices.put(practice.name(), sentence));
        List<TurnTrace.Idea> ideas = heard.verdicts().stream()
                .map(v -> new TurnTrace.Idea(
                        v.expectation(), v.level().name(), credit(next.idea(v.expectation())), v.why()))
                .toList();
        @Nullable Feedback feedback = decision.feedback();
        return new TurnTrace(
                before.turn() + 1,
                text,
                new TurnTrace.Assessed(
                        heard.acts().stream().map(Enum::name).toList(),
                        findings.stream().map(f -> f.label().name()).toList(),
                        ideas,
                        heard.misconceptions(),
                        practices),
                new TurnTrace.Decided(
                        decision.move().name(),
                        feedback == null ? null : feedback.name(),
                        decision.hintLevel(),
                        decision.target(),
                        decision.reason()),
                worded.gate(),
                null,
                Stream.concat(worded.lead().stream(), worded.ask().stream()).reduce("", String::concat),
                (System.nanoTime() - started) / 1_000_000);
    }

    private static @Nullable String credit(IdeaState idea) {
        return idea.credit() == null ? null : idea.credit().name();
    }
}
