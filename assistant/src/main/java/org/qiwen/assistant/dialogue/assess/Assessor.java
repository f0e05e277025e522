package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment.Heard;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.dialogue.state.Phase;
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

    /** The same for authored halves and alternatives, which are shorter. Our choice. */
    private static final double SAME_SENTENCE = 0.72;

    /** Similarity at which an idea is surely meant though no relation was read; from the tutoring notes, section 3. */
    private static final double SURELY_MEANT = 0.80;

    private final Inquiry inquiry;
    private final RelationReader reader;
    private final Replies replies;

    public Assessor(Inquiry inquiry, RelationReader reader) {
        this.inquiry = inquiry;
        this.reader = reader;
        this.replies = new Replies(inquiry);
    }

    /** Assesses a typed message or an observation. */
    public Assessment assess(String text, DialogueState state, Routing routing, boolean observation) {
        Reading strict = reader.read(text);
        Reading lenient = reader.readLeniently(text);
        Asked asked = state.asked();
        Heard heard = replies.hear(text, asked);
        Integer question = question(text);
        Integer alternative = alternative(text);
        List<Verdict> verdicts = new ArrayList<>();
        for (Expectation idea : inquiry.expectations()) {
            verdicts.add(verdict(idea, text, strict, lenient, state, routing, heard));
        }
        List<String> voiced = misconceptions(strict, state);
        boolean toTopic = heard.meaning() != Heard.Meaning.NOTHING
                || alternative != null
                || !voiced.isEmpty()
                || verdicts.stream().anyMatch(v -> v.level().compareTo(Level.UNSURE) > 0);
        boolean hollow = SpeechActs.hollow(text) && heard.meaning() == Heard.Meaning.NOTHING;
        List<SpeechAct> acts = new ArrayList<>(SpeechActs.of(text, strict, asked, state.phase(), toTopic));
        String option = replies.option(text, asked);
        if (option != null && !toTopic || option != null && asked.kind() == Asked.Kind.CASE) {
            acts.remove(SpeechAct.CHOICE);
            acts.add(0, SpeechAct.CHOICE);
            acts.remove(SpeechAct.CONTRIBUTION);
        }
        if (observation) {
            acts.remove(SpeechAct.OBSERVATION);
            acts.remove(SpeechAct.CONTRIBUTION);
            acts.add(0, SpeechAct.OBSERVATION);
        }
        if (question != null && !acts.contains(SpeechAct.QUESTION)) {
            acts.add(SpeechAct.QUESTION);
        }
        return new Assessment(
                acts,
                verdicts,
                voiced,
                practices(text, strict, verdicts, acts, state),
                hollow,
                heard,
                option,
                question,
                alternative);
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

    private Verdict verdict(
            Expectation idea,
            String text,
            Reading strict,
            Reading lenient,
            DialogueState state,
            Routing routing,
            Heard heard) {
        Set<Relation> carried =
                state.idea(idea.id()).carried().stream().map(Relation::parse).collect(Collectors.toUnmodifiableSet());
        Optional<String> view = Optional.ofNullable(state.evidenceInView());
        Verdict read = verdict(idea, text, new LineMatcher(inquiry.lexicon(), strict, carried, view), state);
        if (read.level() != Level.COVERED && !lenient.equals(strict)) {
            Verdict slips = verdict(idea, text, new LineMatcher(inquiry.lexicon(), lenient, carried, view), state);
            if (slips.level() == Level.COVERED) {
                read = slips;
            }
        }
        if (read.level() == Level.COVERED && !routing.allows(idea.id())) {
            return new Verdict(idea.id(), Level.UNSURE, null, read.satisfied(), "读到了关系，但像是在说别的想法", null);
        }
        if (read.level().compareTo(Level.PARTIAL) < 0
                && heard.meaning() == Heard.Meaning.PART
                && idea.id().equals(state.asked().target())) {
            return byListening(idea, heard, carried);
        }
        boolean salad = strict.isWordSalad() && routing.best() == routing.of(idea.id());
        if (read.level() == Level.NONE && (salad || routing.of(idea.id()) >= SURELY_MEANT && text.length() >= 6)) {
            return new Verdict(idea.id(), Level.UNSURE, null, List.of(), salad ? "只有词，没有说关系" : "像在说这个想法，但没读出关系", null);
        }
        return read;
    }

    private Verdict verdict(Expectation idea, String text, LineMatcher matcher, DialogueState state) {
        LineMatcher.Match best = idea.claimLines().stream()
                .map(matcher::match)
                .max((a, b) -> Double.compare(rank(a), rank(b)))
                .orElseThrow();
        boolean conflict = matcher.any(idea.conflictLines());
        if (best.whole()) {
            return conflict
                    ? new Verdict(idea.id(), Level.UNSURE, null, texts(best), "同时读到两种相反的说法", null)
                    : new Verdict(
                            idea.id(), Level.COVERED, null, texts(best), "读到：" + String.join("，", texts(best)), null);
        }
        if (conflict) {
            return new Verdict(idea.id(), Level.CONFLICT, null, List.of(), "说反了：" + text, null);
        }
        Optional<Expectation.NearMiss> miss = idea.nearMiss().stream()
                .filter(n -> Bigrams.overlap(n.says(), text) >= 0.9)
                .findFirst();
        if (miss.isPresent()) {
            return nearMiss(idea, miss.get());
        }
        Optional<Expectation.Partial> half = idea.partial().stream()
                .filter(p -> p.in() == null || p.in().equals(state.evidenceInView()))
                .filter(p -> Bigrams.overlap(p.says(), text) >= SAME_SENTENCE && sameDenials(p.says(), text))
                .findFirst();
        if (half.isPresent()) {
            Expectation.Partial p = half.get();
            return new Verdict(idea.id(), Level.PARTIAL, p.missing(), texts(best), "说到一半，还差 " + p.missing(), p.reply());
        }
        if (!best.informative().isEmpty()) {
            String missing = missingAtom(idea, best);
            return new Verdict(
                    idea.id(),
                    Level.PARTIAL,
                    missing,
                    texts(best),
                    "读到“" + String.join("，", texts(best)) + "”，还差 " + missing,
                    null);
        }
        return new Verdict(idea.id(), Level.NONE, null, List.of(), "没有读到这个想法", null);
    }

    private static double rank(LineMatcher.Match match) {
        return (match.whole() ? 10 : 0) + match.share() + (match.informative().isEmpty() ? 0 : 1);
    }

    private static Verdict nearMiss(Expectation idea, Expectation.NearMiss miss) {
        Level level =
                switch (miss.kind()) {
                    case SWAPPED, NEGATED, WRONG_QUANTITY, PURPOSE -> Level.CONFLICT;
                    case CONDITION_DROPPED -> Level.PARTIAL;
                    case RESTATES_PHENOMENON -> Level.NONE;
                    case WORD_SALAD -> Level.UNSURE;
                };
        String missing = level == Level.PARTIAL
                ? idea.atoms().keySet().stream().findFirst().orElse(null)
                : null;
        return new Verdict(idea.id(), level, missing, List.of(), "像而不对（" + miss.kind() + "）", null);
    }

    /** A short answer to the tutor's question gives a part; with what was said before it may complete the idea. */
    private static Verdict byListening(Expectation idea, Heard heard, Set<Relation> carried) {
        List<Relation> part = heard.part() == null ? List.of() : idea.atom(heard.part());
        boolean whole = !part.isEmpty()
                && idea.claimLines().stream()
                        .anyMatch(line -> line.stream().allMatch(r -> part.contains(r) || carried.contains(r))
                                && line.stream().anyMatch(part::contains));
        List<String> said = heard.part() == null ? List.of() : idea.atoms().getOrDefault(heard.part(), List.of());
        return whole
                ? new Verdict(idea.id(), Level.COVERED, null, said, "答的正是问的那一半，和上一句合起来说全了", null)
                : new Verdict(idea.id(), Level.PARTIAL, null, said, "答对了这一小步：" + heard.part(), null);
    }

    private @Nullable String missingAtom(Expectation idea, LineMatcher.Match best) {
        Optional<Relation> missing = best.missing();
        return missing.flatMap(relation -> idea.atoms().keySet().stream()
                        .filter(id -> idea.atom(id).contains(relation))
                        .findFirst())
                .or(() -> idea.missingAsk().keySet().stream()
                        .filter(id -> idea.atom(id).stream()
                                .noneMatch(r -> best.said().contains(r)))
                        .findFirst())
                .orElse(null);
    }

    /** The satisfied relations in their authored form. */
    private List<String> texts(LineMatcher.Match match) {
        return inquiry.expectations().stream()
                .flatMap(e -> e.claim().stream().flatMap(List::stream))
                .distinct()
                .filter(text -> match.said().contains(Relation.parse(text)))
                .toList();
    }

    private static boolean sameDenials(String one, String other) {
        return denials(one) == denials(other);
    }

    private static long denials(String text) {
        return Normaliser.normalise(text)
                        .chars()
                        .filter(c -> c == '不' || c == '没')
                        .count()
                % 2;
    }

    private List<String> misconceptions(Reading reading, DialogueState state) {
        Optional<String> view = Optional.ofNullable(state.evidenceInView());
        Set<Relation> held = state.target() == null
                ? Set.of()
                : state.idea(state.target()).carried().stream()
                        .map(Relation::parse)
                        .filter(Relation.Hold.class::isInstance)
                        .collect(Collectors.toUnmodifiableSet());
        LineMatcher now = new LineMatcher(inquiry.lexicon(), reading, Set.of(), view);
        return inquiry.misconceptions().stream()
                .filter(m -> now.any(m.claimLines()))
                .filter(m -> m.unlessLines().stream()
                        .noneMatch(line -> line.stream().allMatch(r -> now.holds(r) || held.contains(r))))
                .map(Misconception::id)
                .toList();
    }

    private @Nullable Integer question(String text) {
        return bestIndex(
                inquiry.questions().stream().map(Inquiry.PupilQuestion::says).toList(), text, SAME_QUESTION);
    }

    private @Nullable Integer alternative(String text) {
        return bestIndex(
                inquiry.alternatives().stream().map(Inquiry.Alternative::says).toList(), text, SAME_SENTENCE);
    }

    private static @Nullable Integer bestIndex(List<List<String>> sentences, String text, double least) {
        Integer best = null;
        double most = least;
        for (int i = 0; i < sentences.size(); i++) {
            for (String sentence : sentences.get(i)) {
                double overlap = Math.max(
                        Bigrams.overlap(sentence, text),
                        sentence.length() >= 5 ? 0.95 * Bigrams.containment(sentence, text) : 0);
                if (overlap >= most && sameDenials(sentence, text)) {
                    most = overlap;
                    best = i;
                }
            }
        }
        return best;
    }

    private static Map<Practice, String> practices(
            String text, Reading reading, List<Verdict> verdicts, List<SpeechAct> acts, DialogueState state) {
        Map<Practice, String> shown = new EnumMap<>(Practice.class);
        boolean because = text.matches(".*(因为|所以|说明|由于).*");
        if (state.phase() == Phase.PREDICT
                && state.asked().kind() == Asked.Kind.PREDICTION
                && acts.contains(SpeechAct.CHOICE)) {
            shown.put(Practice.PREDICTION, text);
        }
        if (because && !reading.bindings().isEmpty()) {
            shown.put(Practice.REASONING, text);
        }
        if (verdicts.stream()
                .anyMatch(v ->
                        v.level() == Level.COVERED && v.satisfied().stream().anyMatch(s -> s.startsWith("HOLD ")))) {
            shown.put(Practice.VARIABLE_CONTROL, text);
        }
        if (acts.contains(SpeechAct.QUESTION) && text.length() >= 6) {
            shown.put(Practice.QUESTIONING, text);
        }
        if (state.evidenceInView() != null && text.matches(".*[0-9]+\\s*(克|厘米|牛|度|倍|次|张|千克|公斤).*")) {
            shown.put(Practice.EVIDENCE, text);
        }
        return shown;
    }
}
