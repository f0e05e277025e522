package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment.Heard;
import org.qiwen.assistant.dialogue.assess.IdeaJudge.Finding;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Relation;

/**
 * Assesses messages about one inquiry: relations decide right or wrong, wording overlap recognises authored questions
 * and halves, embeddings only say which idea is meant. Immutable and thread-safe.
 */
public final class Assessor {
    /** Share of shared character pairs at which a message is an authored pupil question. Our choice. */
    private static final double SAME_QUESTION = 0.62;

    /** The same for authored alternatives, which are shorter. Our choice. */
    private static final double SAME_SENTENCE = 0.72;

    /** Similarity at which an idea is surely meant though no relation was read; from the tutoring notes, section 3. */
    private static final double SURELY_MEANT = 0.80;

    private final Inquiry inquiry;
    private final RelationReader reader;
    private final SpeechActs speech;
    private final Replies replies;
    private final List<IdeaJudge> judges;
    private final List<Belief> beliefs;
    private final AuthoredSentences questions;
    private final AuthoredSentences alternatives;
    private final Practices practices;
    private final Ear ear;
    private final List<IdeaSigns> ideaSigns;
    private final List<BeliefSigns> beliefSigns;

    /** A misconception with its lines read once. */
    private record Belief(Misconception misconception, List<List<Relation>> claim, List<List<Relation>> unless) {}

    /** What the rules make of a message, before it is weighed. */
    record Heeded(
            Said said,
            Routing routing,
            Heard heard,
            List<Misconception> voiced,
            List<Finding> findings,
            List<Verdict> verdicts,
            LearnedActs.Listed listed,
            boolean hollow,
            @Nullable String option,
            @Nullable Integer question,
            @Nullable Integer alternative) {
        MessageSigns message(Asked asked) {
            return new MessageSigns(said, routing, asked, listed.acts(), heard, hollow);
        }
    }

    public Assessor(Inquiry inquiry, RelationReader reader) {
        this(inquiry, reader, Ear.shipped(inquiry.locale()));
    }

    /** @param ear what was learned, for whoever measures it */
    public Assessor(Inquiry inquiry, RelationReader reader, Ear ear) {
        this.inquiry = inquiry;
        this.ear = ear;
        this.practices = new Practices(inquiry, reader.language());
        this.ideaSigns = inquiry.expectations().stream()
                .map(idea -> new IdeaSigns(idea, inquiry))
                .toList();
        this.beliefSigns = inquiry.misconceptions().stream()
                .map(belief -> new BeliefSigns(belief, inquiry))
                .toList();
        this.reader = reader;
        this.speech = SpeechActs.in(reader.language());
        this.replies = new Replies(inquiry, reader.language());
        this.judges = inquiry.expectations().stream()
                .map(idea -> new IdeaJudge(idea, inquiry.lexicon(), reader.language()))
                .toList();
        this.beliefs = inquiry.misconceptions().stream()
                .map(m -> new Belief(m, m.claimLines(), m.unlessLines()))
                .toList();
        this.questions = AuthoredSentences.of(
                reader.language(),
                inquiry.questions().stream().map(Inquiry.PupilQuestion::says).toList(),
                SAME_QUESTION);
        this.alternatives = AuthoredSentences.of(
                reader.language(),
                inquiry.alternatives().stream().map(Inquiry.Alternative::says).toList(),
                SAME_SENTENCE);
    }

    /** Assesses a typed message or an observation. */
    public Assessment assess(String text, DialogueState state, Routing routing, boolean observation) {
        Heeded heeded = heed(text, state, routing, observation);
        List<SpeechAct> acts = ear.weigh(heeded.listed());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < ideaSigns.size(); i++) {
            Verdict read = heeded.verdicts().get(i);
            verdicts.add(
                    completed(read, state)
                            ? read
                            : ear.weigh(
                                    read,
                                    signs(i, heeded, state.asked()),
                                    state.asked().kind()));
        }
        List<Misconception> voiced = new ArrayList<>();
        for (int i = 0; i < beliefSigns.size(); i++) {
            Misconception belief = inquiry.misconceptions().get(i);
            if (ear.voiced(beliefSigns(i, heeded, state.asked()), state.asked().kind())
                    .orElse(heeded.voiced().contains(belief))) {
                voiced.add(belief);
            }
        }
        return new Assessment(
                acts,
                verdicts,
                voiced.stream().map(Misconception::id).toList(),
                practices.shown(text, heeded.said().strict(), verdicts, acts, state),
                heeded.hollow(),
                heeded.heard(),
                heeded.option(),
                heeded.question(),
                heeded.alternative());
    }

    /** Whether an idea is whole together with what was said before, of which the ear was taught nothing. */
    private static boolean completed(Verdict read, DialogueState state) {
        return read.level() == Level.COVERED
                && !state.idea(read.expectation()).carried().isEmpty();
    }

    /** How a message stands to the idea at an index, in numbers. */
    Signs signs(int idea, Heeded heeded, Asked asked) {
        return ideaSigns
                .get(idea)
                .of(heeded.message(asked), heeded.verdicts().get(idea), heeded.findings(), heeded.voiced());
    }

    /** How a message stands to the belief at an index, in numbers. */
    Signs beliefSigns(int belief, Heeded heeded, Asked asked) {
        return beliefSigns.get(belief).of(heeded.message(asked), heeded.findings(), heeded.voiced());
    }

    Heeded heed(String text, DialogueState state, Routing routing, boolean observation) {
        Asked asked = state.asked();
        Said said = Said.of(text, asked, reader);
        Heard heard = replies.hear(text, asked);
        List<Misconception> voiced = misconceptions(said, state);
        List<Finding> findings =
                judges.stream().map(judge -> judge.judge(said, state, heard)).toList();
        List<Verdict> verdicts = verdicts(findings, said, state, routing, voiced);
        Integer question = questions.nearest(said);
        Integer alternative = alternatives.nearest(said);
        boolean toTopic = heard.meaning() != Heard.Meaning.NOTHING
                || alternative != null
                || !voiced.isEmpty()
                || verdicts.stream()
                        .anyMatch(v -> v.level().compareTo(Level.UNSURE) > 0 || v.level() == Level.CONFLICT);
        boolean hollow = speech.hollow(text) && heard.meaning() == Heard.Meaning.NOTHING;
        String option = replies.option(text, asked);
        List<SpeechAct> acts = new ArrayList<>(speech.of(text, said.strict(), asked, state.phase(), toTopic));
        if (replies.chooses(text, asked) || option != null && (!toTopic || asked.kind() == Asked.Kind.CASE)) {
            acts.removeIf(act -> act == SpeechAct.CONTRIBUTION || act == SpeechAct.QUESTION && option != null);
            first(acts, SpeechAct.CHOICE);
            if (replies.goesOn(text)) {
                acts.add(1, SpeechAct.CONTRIBUTION);
            }
        }
        if (observation) {
            acts.remove(SpeechAct.CONTRIBUTION);
            first(acts, SpeechAct.OBSERVATION);
        }
        if (question != null && !acts.contains(SpeechAct.QUESTION)) {
            acts.add(SpeechAct.QUESTION);
        }
        boolean stands = observation || acts.get(0) == SpeechAct.CHOICE || speech.stands(text);
        LearnedActs.Listed listed = new LearnedActs.Listed(
                LearnedActs.words(reader.language(), text),
                acts,
                LearnedActs.least(asked.kind(), stands),
                LearnedActs.signs(
                        acts,
                        toTopic,
                        heard,
                        question != null,
                        reader.language().length(text)));
        return new Heeded(
                said, routing, heard, voiced, findings, verdicts, listed, hollow, option, question, alternative);
    }

    private static void first(List<SpeechAct> acts, SpeechAct act) {
        acts.remove(act);
        acts.add(0, act);
    }

    /** Assesses an option that was clicked. */
    public Assessment choice(String optionId, DialogueState state) {
        List<Verdict> none = inquiry.expectations().stream()
                .map(e -> new Verdict(e.id(), Level.NONE, null, List.of(), "选了一个选项", null))
                .toList();
        Map<Practice, String> practices = state.asked().kind() == Asked.Kind.PREDICTION
                ? Map.of(Practice.PREDICTION, optionText(optionId))
                : Map.of();
        return new Assessment(
                List.of(SpeechAct.CHOICE),
                none,
                List.of(),
                practices,
                false,
                replies.chosen(optionId, state.asked()),
                optionId,
                null,
                null);
    }

    private String optionText(String optionId) {
        return inquiry.prediction().options().stream()
                .filter(o -> o.id().equals(optionId))
                .map(Inquiry.PredictionOption::text)
                .findFirst()
                .orElse(optionId);
    }

    /** Whether a text says the idea by itself; used when the last turns are read again. */
    public boolean covers(Expectation idea, String text) {
        LineMatcher matcher = new LineMatcher(inquiry.lexicon(), reader.readLeniently(text));
        return matcher.any(idea.claimLines()) && !matcher.any(idea.conflictLines());
    }

    private List<Verdict> verdicts(
            List<Finding> findings, Said said, DialogueState state, Routing routing, List<Misconception> voiced) {
        ExplainedAway explained = new ExplainedAway(findings, voiced, inquiry.lexicon());
        List<Verdict> verdicts = new ArrayList<>();
        for (Finding finding : findings) {
            Verdict verdict = finding.verdict();
            boolean asked = verdict.expectation().equals(state.asked().target());
            verdicts.add(
                    explained.test(finding, asked)
                            ? verdict.as(Level.NONE, "这句话说的是另一件事")
                            : doubted(verdict, said, routing));
        }
        return verdicts;
    }

    /** Falls back to UNSURE where nothing reliable was read, or too much. */
    private static Verdict doubted(Verdict verdict, Said said, Routing routing) {
        if (said.strict().isWordSalad()) {
            boolean meant = routing.best() == routing.of(verdict.expectation());
            return verdict.as(meant ? Level.UNSURE : Level.NONE, "只有词，没有说关系");
        }
        if (verdict.level() == Level.COVERED && !routing.allows(verdict.expectation())) {
            return verdict.as(Level.UNSURE, "读到了关系，但像是在说别的想法");
        }
        boolean surelyMeant = routing.of(verdict.expectation()) >= SURELY_MEANT
                && said.strict().language().length(said.text()) >= 6;
        return verdict.level() == Level.NONE && surelyMeant ? verdict.as(Level.UNSURE, "像在说这个想法，但没读出关系") : verdict;
    }

    private List<Misconception> misconceptions(Said said, DialogueState state) {
        if (said.strict().isWordSalad()) {
            return List.of();
        }
        Optional<String> view = Optional.ofNullable(state.evidenceInView());
        Set<Relation> carried = state.target() == null
                ? Set.of()
                : state.idea(state.target()).carried().stream()
                        .map(Relation::parse)
                        .filter(Relation.Hold.class::isInstance)
                        .collect(Collectors.toUnmodifiableSet());
        LineMatcher now = new LineMatcher(inquiry.lexicon(), said.strict(), Set.of(), view);
        LineMatcher given = new LineMatcher(inquiry.lexicon(), said.given());
        Predicate<Relation> stands =
                r -> now.holds(r) || carried.contains(r) || r instanceof Relation.Hold && given.holds(r);
        return beliefs.stream()
                .filter(b -> now.any(b.claim()))
                .filter(b -> b.unless().stream().noneMatch(line -> line.stream().allMatch(stands)))
                .map(Belief::misconception)
                .toList();
    }
}
