package org.qiwen.assistant.tutor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.policy.Decision;
import org.qiwen.assistant.dialogue.policy.DialoguePolicy;
import org.qiwen.assistant.dialogue.policy.Move;
import org.qiwen.assistant.dialogue.policy.Saying;
import org.qiwen.assistant.dialogue.policy.Wording;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.safety.PiiMask;
import org.qiwen.assistant.safety.SafetyFinding;
import org.qiwen.assistant.safety.SafetyLabel;
import org.qiwen.assistant.safety.SafetyScreen;

/**
 * One student turn end to end: safety screen, assessment, policy, wording, gate, citations. CPU-bound (tens of
 * milliseconds) and synchronous: call it on a bounded scheduler. Thread-safe; keeps no dialogue.
 */
public final class Tutor {
    /** Questions that are tried in place of one that may not be said. Our choice: the steps on an idea are five. */
    private static final int INSTEAD = 3;

    /** Where an experiment needs neither laboratory nor grown-up. */
    private static final String AT_HOME = "HOME";

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

    /** What guards and reads is made once from the inquiry as it is built in; only the words differ. */
    private Lesson lesson(Inquiry inquiry) {
        Lesson authored = authored(catalog.find(inquiry.id(), inquiry.locale()).orElse(inquiry));
        return authored.inquiry().telling().equals(inquiry.telling()) ? authored : authored.told(inquiry);
    }

    private Lesson authored(Inquiry inquiry) {
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
     * Answers one message in authored words; changes nothing.
     *
     * @param school id of the school of who holds the dialogue: material of another is not cited
     */
    public PlannedTurn plan(Inquiry inquiry, String school, DialogueState state, StudentMessage message) {
        return decide(inquiry, school, state, message).authored();
    }

    /**
     * Decides the answer to one message and words it as authored; what is really said is still open.
     *
     * @param school as for {@link #plan}
     */
    public DecidedTurn decide(Inquiry inquiry, String school, DialogueState state, StudentMessage message) {
        long started = System.nanoTime();
        Lesson lesson = lesson(inquiry);
        String masked = PiiMask.mask(message.text());
        String text = lesson.pinyin().read(masked);
        List<SafetyFinding> findings = findings(message.text(), text.equals(masked) ? "" : text);
        Assessment assessment = assess(lesson, state, message, text);
        Heard heard = new Heard(state, text, findings, assessment, started);
        DialoguePolicy.Step step = findings.isEmpty()
                ? lesson.policy().decide(state, assessment, text)
                : safe(inquiry, state, findings.get(0).label());
        Realiser.Worded worded = word(lesson, heard, step);
        for (int tries = 0; worded.mute() && tries < INSTEAD; tries++) {
            Optional<DialoguePolicy.Step> other = lesson.policy().instead(step);
            if (other.isEmpty()) {
                break;
            }
            List<String> stopped = worded.gate();
            step = other.get();
            worded = word(lesson, heard, step).after(stopped);
        }
        Decision decision = step.decision();
        DialogueState decided = step.next();
        return new DecidedTurn(lesson, heard, decision, decided, worded, cite(inquiry, school, decision, decided));
    }

    /** What is found in the message as typed, and in its pinyin written out. */
    private static List<SafetyFinding> findings(String typed, String written) {
        List<SafetyFinding> findings = SafetyScreen.screen(typed);
        return findings.isEmpty() && !written.isEmpty() ? SafetyScreen.screen(written) : findings;
    }

    private static Realiser.Worded word(Lesson lesson, Heard heard, DialoguePolicy.Step step) {
        return lesson.realiser().word(step.decision(), step.next(), heard.ownWords(step.next()));
    }

    private Assessment assess(Lesson lesson, DialogueState state, StudentMessage message, String text) {
        boolean choice = message.kind() == StudentMessage.Kind.CHOICE;
        if (choice && !tapsAnAnswer(state, text)) {
            return lesson.assessor().choice(text, state);
        }
        Routing routing = router.route(lesson.inquiry(), text);
        return lesson.assessor().assess(text, state, routing, message.kind() == StudentMessage.Kind.OBSERVATION);
    }

    /** Whether what was tapped is a short answer to the question; that is heard as if it were typed. */
    private static boolean tapsAnAnswer(DialogueState state, String text) {
        return state.asked().listen().keySet().stream()
                .anyMatch(words -> List.of(words.split("\\|")).contains(text));
    }

    /** A fixed reply; the dialogue stays where it was and stays open. */
    private static DialoguePolicy.Step safe(Inquiry inquiry, DialogueState state, SafetyLabel label) {
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
                label == SafetyLabel.DANGEROUS_EXPERIMENT
                        ? Stream.concat(Stream.of(Saying.template(name)), safeAlternative(inquiry).stream())
                                .toList()
                        : List.of(Saying.template(name)),
                List.of(),
                false,
                null,
                List.of(),
                false,
                null,
                List.of());
        return new DialoguePolicy.Step(decision, state.nextTurn());
    }

    /** The experiment of the inquiry, where it may be done at home. */
    private static Optional<Saying> safeAlternative(Inquiry inquiry) {
        return Optional.ofNullable(inquiry.experiment())
                .filter(experiment -> experiment.where().contains(AT_HOME) && !experiment.adultNeeded())
                .map(experiment -> Saying.template("safety.alternative", Map.of("title", experiment.title())));
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
                .filter(c -> !state.said().contains(DecidedTurn.citationKey(c.passage())))
                .toList();
    }
}
