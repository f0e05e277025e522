package org.qiwen.assistant.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One authored inquiry: everything a dialogue about one driving question needs, as data. */
public record Inquiry(
        String id,
        int version,
        String locale,
        Kind kind,
        String title,
        List<Stage> stages,
        String discipline,
        List<String> thinking,
        List<String> crosscutting,
        List<String> concepts,
        List<String> buildsOn,
        List<String> leadsTo,
        List<Standard> standard,
        Budget budget,
        Lexicon lexicon,
        List<Fact> facts,
        String phenomenon,
        String drivingQuestion,
        Prediction prediction,
        List<Evidence> evidence,
        List<Expectation> expectations,
        List<Misconception> misconceptions,
        List<Alternative> alternatives,
        List<PupilQuestion> questions,
        Summary summary,
        @Nullable Transfer transfer,
        ExitCheck exitCheck,
        @Nullable Experiment experiment,
        List<Figure> figures,
        List<Case> cases,
        @Nullable Design design,
        String story,
        List<String> sources) {

    public Inquiry {
        stages = Authored.copy(stages);
        thinking = Authored.copy(thinking);
        crosscutting = Authored.copy(crosscutting);
        concepts = Authored.copy(concepts);
        buildsOn = Authored.copy(buildsOn);
        leadsTo = Authored.copy(leadsTo);
        standard = Authored.copy(standard);
        facts = Authored.copy(facts);
        evidence = Authored.copy(evidence);
        expectations = Authored.copy(expectations);
        misconceptions = Authored.copy(misconceptions);
        alternatives = Authored.copy(alternatives);
        questions = Authored.copy(questions);
        figures = Authored.copy(figures);
        cases = Authored.copy(cases);
        sources = Authored.copy(sources);
    }

    /** What kind of thinking the inquiry asks for. */
    public enum Kind {
        /** Explain a phenomenon. */
        EXPLAIN,
        /** Design something under constraints. */
        DESIGN,
        /** Find and test a procedure. */
        COMPUTE
    }

    /** The earliest stage it is written for. */
    public Stage earliestStage() {
        return stages.stream().min(Stage::compareTo).orElseThrow();
    }

    /** The core ideas in authored order. */
    public List<Expectation> core() {
        return expectations.stream().filter(Expectation::core).toList();
    }

    public Expectation expectation(String expectationId) {
        return expectations.stream()
                .filter(e -> e.id().equals(expectationId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no expectation '" + expectationId + "'"));
    }

    public Misconception misconception(String misconceptionId) {
        return misconceptions.stream()
                .filter(m -> m.id().equals(misconceptionId))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(id + " has no misconception '" + misconceptionId + "'"));
    }

    public Optional<Evidence> evidence(@Nullable String evidenceId) {
        return evidence.stream().filter(e -> e.id().equals(evidenceId)).findFirst();
    }

    public Optional<Fact> fact(@Nullable String factId) {
        return facts.stream().filter(f -> f.id().equals(factId)).findFirst();
    }

    /** The words that say what it is about. */
    public Telling telling() {
        return new Telling(title, drivingQuestion, phenomenon, prediction.question());
    }

    /** The same inquiry in other words: ideas, evidence, choices and checks stay. */
    public Inquiry told(Telling words) {
        return new Inquiry(
                id,
                version,
                locale,
                kind,
                words.title(),
                stages,
                discipline,
                thinking,
                crosscutting,
                concepts,
                buildsOn,
                leadsTo,
                standard,
                budget,
                lexicon,
                facts,
                words.phenomenon(),
                words.drivingQuestion(),
                prediction.asking(words.predictionQuestion()),
                evidence,
                expectations,
                misconceptions,
                alternatives,
                questions,
                summary,
                transfer,
                exitCheck,
                experiment,
                figures,
                cases,
                design,
                story,
                sources);
    }

    /** A reference to a curriculum standard; the content stays empty until a person has checked it against print. */
    public record Standard(
            String document,
            String coreConcept,
            Stage stage,
            String content,
            @Nullable String checkedBy) {}

    /** How long a dialogue should last. */
    public record Budget(int turns, int minutes) {}

    /** Something that may be told at any time: names, units, data, safety. */
    public record Fact(String id, String text, String source) {}

    /**
     * The guess before the evidence.
     *
     * @param observed id of the option that evidence bears out; used only after the observation
     */
    public record Prediction(
            String question,
            List<PredictionOption> options,
            String askReason,
            List<String> confidence,
            String observed,
            ComeBack comeBack) {
        public Prediction {
            options = Authored.copy(options);
            confidence = Authored.copy(confidence);
        }

        Prediction asking(String other) {
            return new Prediction(other, options, askReason, confidence, observed, comeBack);
        }
    }

    public record PredictionOption(String id, String text) {}

    /** What is said when the observation is compared with the prediction. */
    public record ComeBack(String differs, String agrees, String hitButOtherReason) {}

    /** Another right explanation. */
    public record Alternative(List<String> says, String reply, String then) {
        public Alternative {
            says = Authored.copy(says);
        }
    }

    /** A question pupils ask: answered by a fact, or held until an idea is earned. */
    public record PupilQuestion(
            List<String> says,
            @Nullable String answer,
            @Nullable String holdUntil,
            @Nullable String reply) {
        public PupilQuestion {
            says = Authored.copy(says);
        }
    }

    public record Summary(String ask, String card, String openDoor) {}

    public record Transfer(String question, List<String> expectations) {
        public Transfer {
            expectations = Authored.copy(expectations);
        }
    }

    public record Experiment(
            String title,
            List<String> where,
            boolean adultNeeded,
            List<String> materials,
            List<String> steps,
            ExperimentRecord record,
            List<Hazard> hazards,
            String safety,
            @Nullable String catalogue) {
        public Experiment {
            where = Authored.copy(where);
            materials = Authored.copy(materials);
            steps = Authored.copy(steps);
            hazards = Authored.copy(hazards);
        }
    }

    /** What is written down; {@code sample} is what others found, row by row, for whoever cannot wait; it may be empty. */
    public record ExperimentRecord(List<String> columns, List<List<String>> sample) {
        public ExperimentRecord {
            columns = Authored.copy(columns);
            sample = Authored.copy(sample);
        }
    }

    public record Hazard(String hazard, String control) {}

    /** An authored drawing. */
    public record Figure(String id, String alt, String svg, String caption, List<String> reveals) {
        public Figure {
            caption = Authored.text(caption);
            reveals = Authored.copy(reveals);
        }
    }

    /**
     * A case of a COMPUTE inquiry.
     *
     * @param given the data: numbers, or roads with their costs ({@code A-B:9})
     * @param check what is checked: a typed order, a path and its cost, a count
     * @param expected the right order or path (a list) or number (a list of one)
     * @param expectation id of the idea it trains
     * @param shows id of the evidence it is about, or null
     * @param afterWrong sentence that points back at the step
     */
    public record Case(
            String id,
            List<String> given,
            Check check,
            String ask,
            List<String> expected,
            String expectation,
            @Nullable String shows,
            String afterWrong) {
        public Case {
            given = Authored.copy(given);
            expected = Authored.copy(expected);
        }

        /** How an answer is read. */
        public enum Check {
            PATH_COST,
            ORDER,
            COUNT
        }
    }

    /** The unassisted check at the end. */
    public record ExitCheck(String when, String intro, List<Form> forms, String unsure, String after) {
        public ExitCheck {
            forms = Authored.copy(forms);
        }
    }

    /** One of the two parallel forms. */
    public record Form(String id, String question, List<String> expectations, Map<String, List<String>> levels) {
        public Form {
            expectations = Authored.copy(expectations);
            levels = Authored.copy(levels);
        }
    }
}
