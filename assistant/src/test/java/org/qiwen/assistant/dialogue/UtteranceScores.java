package org.qiwen.assistant.dialogue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Assessor;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.assess.Verdict;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.safety.SafetyScreen;

/** What the assessor hears in the labelled utterances, held against their labels. No embedding is used. */
final class UtteranceScores {
    final Counts acts = new Counts();
    final Counts levels = new Counts();
    final Counts misconceptions = new Counts();
    final Counts safety = new Counts();
    private final Map<String, Integer> confusion = new TreeMap<>();
    private final StringBuilder errors = new StringBuilder();
    private int utterances;

    static UtteranceScores of(List<Inquiry> inquiries) throws IOException {
        UtteranceScores scores = new UtteranceScores();
        for (Inquiry inquiry : inquiries) {
            Assessor assessor = new Assessor(inquiry, new RelationReader(inquiry));
            for (Utterance utterance : Utterance.of(inquiry.id())) {
                scores.add(inquiry, assessor, utterance);
            }
        }
        return scores;
    }

    private void add(Inquiry inquiry, Assessor assessor, Utterance utterance) {
        Assessment heard = assessor.assess(utterance.text(), state(inquiry, utterance), Routing.none(), false);
        utterances++;
        String where = inquiry.id() + " “" + utterance.text() + "” ";
        String act = utterance.acts().get(0);
        acts.add(List.of(act), List.of(heard.main().name()));
        note(act.equals(heard.main().name()), where + act + ", heard " + heard.acts());
        for (Expectation idea : inquiry.expectations()) {
            Verdict verdict = heard.verdict(idea.id()).orElseThrow();
            String gold = utterance.levels().getOrDefault(idea.id(), Level.NONE.name());
            String level = verdict.level().name();
            levels.add(List.of(gold), List.of(level));
            confusion.merge(gold + " as " + level, 1, Integer::sum);
            note(gold.equals(level), where + idea.id() + " " + gold + ", heard " + level + ": " + verdict.why());
        }
        misconceptions.add(utterance.misconceptions(), heard.misconceptions());
        note(
                Set.copyOf(utterance.misconceptions()).equals(Set.copyOf(heard.misconceptions())),
                where + utterance.misconceptions() + ", heard " + heard.misconceptions());
        Set<String> found = SafetyScreen.screen(utterance.text()).stream()
                .map(f -> f.label().name())
                .collect(Collectors.toSet());
        safety.add(utterance.safety(), found);
        note(Set.copyOf(utterance.safety()).equals(found), where + utterance.safety() + ", heard " + found);
    }

    private void note(boolean right, String error) {
        if (!right) {
            errors.append("  ").append(error).append('\n');
        }
    }

    /** The state in which an utterance is heard: only its question is known. */
    static DialogueState state(Inquiry inquiry, Utterance utterance) {
        DialogueState start = DialogueState.start(inquiry, inquiry.earliestStage());
        Utterance.After after = utterance.after();
        if (after == null) {
            return at(start, Phase.EXPLAIN, Asked.nothing());
        }
        Phase phase =
                switch (after.move()) {
                    case "OPEN", "ASK_PREDICTION", "ASK_REASON" -> Phase.PREDICT;
                    case "SHOW_EVIDENCE" -> Phase.OBSERVE;
                    default -> Phase.EXPLAIN;
                };
        Asked.Kind kind =
                switch (after.move()) {
                    case "OPEN", "ASK_PREDICTION" -> Asked.Kind.PREDICTION;
                    case "ASK_REASON" -> Asked.Kind.REASON;
                    case "SHOW_EVIDENCE" -> Asked.Kind.OBSERVATION;
                    case "CHALLENGE" -> Asked.Kind.CHALLENGE;
                    case "SUMMARISE" -> Asked.Kind.SUMMARY;
                    case "EXIT_CHECK" -> Asked.Kind.EXIT;
                    default -> Asked.Kind.IDEA;
                };
        return at(start, phase, new Asked(kind, after.ask(), Map.of(), after.target(), null));
    }

    private static DialogueState at(DialogueState start, Phase phase, Asked asked) {
        return new DialogueState(
                phase,
                start.stage(),
                0,
                0,
                null,
                null,
                false,
                null,
                0,
                asked,
                start.ideas(),
                Map.of(),
                1,
                0,
                null,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                0,
                null,
                null);
    }

    /** Share of the ideas not said in full that were praised as if they were. */
    double falsePraise() {
        int not = total("PARTIAL as ") + total("CONFLICT as ") + total("NONE as ");
        int praised = confused("PARTIAL as COVERED") + confused("CONFLICT as COVERED") + confused("NONE as COVERED");
        return Counts.share(praised, not);
    }

    /** Share of the ideas said in full that were passed over or called wrong. */
    double falseRejection() {
        return Counts.share(confused("COVERED as NONE") + confused("COVERED as CONFLICT"), total("COVERED as "));
    }

    private int confused(String pair) {
        return confusion.getOrDefault(pair, 0);
    }

    private int total(String gold) {
        return confusion.entrySet().stream()
                .filter(e -> e.getKey().startsWith(gold))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    String errors() {
        return errors.toString();
    }

    String table(String title) {
        return "%n== %s, %d utterances%n".formatted(title, utterances)
                + acts.table("main act")
                + levels.table("level")
                + "  " + confusion + "\n"
                + "  false praise %.3f, false rejection %.3f%n".formatted(falsePraise(), falseRejection())
                + "misconceptions  p %.2f  r %.2f%n".formatted(misconceptions.precision(), misconceptions.recall())
                + safety.table("safety");
    }
}
