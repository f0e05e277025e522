package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.assess.Assessment.Heard;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Relation;

/** Says how a message stands to one idea, by the relations read in it. Immutable. */
final class IdeaJudge {

    /**
     * A verdict and the relations it rests on.
     *
     * @param worded whether an authored half was recognised by its wording
     */
    record Finding(Verdict verdict, Set<Relation> said, boolean worded) {
        Finding {
            said = Set.copyOf(said);
        }

        boolean atLeast(Level level) {
            return verdict.level().compareTo(level) >= 0;
        }
    }

    /** Overlap at which a message is an authored half; halves are short. Our choice. */
    private static final double SAME_SENTENCE = 0.72;

    /** Overlap at which a message is an authored near miss, and nothing else. Our choice. */
    private static final double SAME_MISS = 0.9;

    private final IdeaLines lines;
    private final Lexicon lexicon;

    IdeaJudge(Expectation idea, Lexicon lexicon, Language language) {
        this.lines = IdeaLines.of(idea, language);
        this.lexicon = lexicon;
    }

    Expectation idea() {
        return lines.idea();
    }

    /** Judges what was said, by itself and, when this idea was asked for, as an answer. */
    Finding judge(Said said, DialogueState state, Heard heard) {
        Finding alone = alone(said, said.strict(), state);
        if (!alone.atLeast(Level.COVERED) && !said.lenient().equals(said.strict())) {
            Finding slips = alone(said, said.lenient(), state);
            alone = slips.atLeast(Level.COVERED) ? slips : alone;
        }
        boolean asked = idea().id().equals(state.asked().target());
        boolean decided = alone.atLeast(Level.COVERED) || alone.verdict().level() == Level.CONFLICT;
        if (!asked || decided || alone.worded() && isAuthoredHalf(said)) {
            return alone;
        }
        Finding answer = answer(said, state, alone);
        if (answer.atLeast(Level.PARTIAL) || answer.verdict().level() == Level.CONFLICT) {
            return answer;
        }
        if (heard.meaning() == Heard.Meaning.PART) {
            return new Finding(listened(heard, carried(state)), Set.of(), true);
        }
        return named(said).orElse(answer);
    }

    private Finding alone(Said said, Reading reading, DialogueState state) {
        LineMatcher matcher = matcher(reading, state);
        LineMatcher.Match best = best(matcher);
        boolean conflict = matcher.any(lines.conflict());
        if (best.whole() || conflict) {
            return decided(best, conflict, said.text());
        }
        Optional<Finding> worded = near(said).or(() -> half(said, best, state));
        return worded.orElseGet(() -> best.informative().isEmpty() ? atom(matcher) : part(best));
    }

    /** A named part that stands in no line but says something by itself. */
    private Finding atom(LineMatcher matcher) {
        List<Relation> parts = lines.atoms().values().stream()
                .flatMap(List::stream)
                .filter(r -> r.informative() && matcher.holds(r))
                .toList();
        return parts.isEmpty() ? finding(Level.NONE, List.of(), "没有读到这个想法", Set.of()) : partial(parts);
    }

    /** What the reply says together with the question; what the question says itself is not credited. */
    private Finding answer(Said said, DialogueState state, Finding alone) {
        LineMatcher given = matcher(said.given(), state);
        Set<Relation> before = relations().filter(given::holds).collect(Collectors.toUnmodifiableSet());
        boolean conflictGiven = given.any(lines.conflict());
        Finding found = alone;
        if (said.onlyRepeats(state.asked().text())) {
            return found;
        }
        for (Reading reading : said.answers()) {
            LineMatcher matcher = matcher(reading, state);
            LineMatcher.Match best = best(matcher);
            boolean news = !before.containsAll(best.said());
            boolean conflict = !conflictGiven && matcher.any(lines.conflict());
            if (best.whole() && news || conflict) {
                return decided(best, conflict, said.text());
            }
            boolean informative = best.informative().stream().anyMatch(r -> !before.contains(r));
            if (!found.atLeast(Level.PARTIAL) && informative) {
                found = part(best);
            }
        }
        return found;
    }

    /** A part that is only named: enough as an answer, unless the question named it. */
    private Optional<Finding> named(Said said) {
        LineMatcher now = new LineMatcher(lexicon, said.strict());
        LineMatcher given = new LineMatcher(lexicon, said.given());
        List<Relation> parts = lines.atoms().values().stream()
                .flatMap(List::stream)
                .filter(r -> !(r instanceof Relation.Outcome) && now.holds(r) && !given.holds(r))
                .toList();
        return parts.isEmpty() || said.strict().isWordSalad() ? Optional.empty() : Optional.of(partial(parts));
    }

    private Finding decided(LineMatcher.Match best, boolean conflict, String text) {
        List<String> texts = texts(best.said());
        if (best.whole() && conflict) {
            return finding(Level.UNSURE, texts, "同时读到两种相反的说法", best.said());
        }
        return best.whole()
                ? finding(Level.COVERED, texts, "读到：" + String.join("，", texts), best.said())
                : finding(Level.CONFLICT, List.of(), "说反了：" + text, best.said());
    }

    private Finding part(LineMatcher.Match best) {
        Set<Relation> said = best.said();
        String missing = best.missing()
                .flatMap(relation -> lines.atoms().entrySet().stream()
                        .filter(atom -> atom.getValue().contains(relation))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElseGet(() -> lines.missing(said));
        return partial(said, missing);
    }

    private Finding partial(Collection<Relation> said) {
        return partial(said, lines.missing(said));
    }

    private Finding partial(Collection<Relation> said, String missing) {
        List<String> texts = texts(said);
        String why = "读到“" + String.join("，", texts) + "”，还差 " + missing;
        Verdict verdict = new Verdict(idea().id(), Level.PARTIAL, missing.isEmpty() ? null : missing, texts, why, null);
        return new Finding(verdict, new HashSet<>(said), false);
    }

    private Optional<Finding> near(Said said) {
        for (int i = 0; i < lines.nearMiss().size(); i++) {
            if (lines.nearMiss().get(i).overlap(said.pairs()) >= SAME_MISS) {
                return Optional.of(nearMiss(idea().nearMiss().get(i)));
            }
        }
        return Optional.empty();
    }

    private Finding nearMiss(Expectation.NearMiss miss) {
        Level level =
                switch (miss.kind()) {
                    case SWAPPED, NEGATED, WRONG_QUANTITY, PURPOSE -> Level.CONFLICT;
                    case CONDITION_DROPPED -> Level.PARTIAL;
                    case RESTATES_PHENOMENON -> Level.NONE;
                    case WORD_SALAD -> Level.UNSURE;
                };
        String missing = level == Level.PARTIAL
                ? idea().atoms().keySet().stream().findFirst().orElse(null)
                : null;
        String why = "像而不对（" + miss.kind() + "）";
        return new Finding(new Verdict(idea().id(), level, missing, List.of(), why, null), Set.of(), true);
    }

    private Optional<Finding> half(Said said, LineMatcher.Match best, DialogueState state) {
        for (int i = 0; i < lines.partial().size(); i++) {
            Expectation.Partial half = idea().partial().get(i);
            boolean inView = half.in() == null || half.in().equals(state.evidenceInView());
            if (inView
                    && lines.partial().get(i).overlap(said.pairs()) >= SAME_SENTENCE
                    && said.strict().language().denies(half.says()) == said.denies()) {
                String why = "说到一半，还差 " + half.missing();
                Verdict verdict =
                        new Verdict(idea().id(), Level.PARTIAL, half.missing(), texts(best.said()), why, half.reply());
                return Optional.of(new Finding(verdict, best.said(), true));
            }
        }
        return Optional.empty();
    }

    /** The author named this very sentence as half of the idea: the question before it does not complete it. */
    private boolean isAuthoredHalf(Said said) {
        return Stream.concat(lines.partial().stream(), lines.nearMiss().stream())
                .anyMatch(sentence -> sentence.overlap(said.pairs()) >= SAME_MISS);
    }

    /** A short answer to the tutor's question gives a part; with what was said before it may complete the idea. */
    private Verdict listened(Heard heard, Set<Relation> carried) {
        List<Relation> part = heard.part() == null ? List.of() : lines.atoms().getOrDefault(heard.part(), List.of());
        boolean whole = lines.claim().stream()
                .anyMatch(line -> line.stream().allMatch(r -> part.contains(r) || carried.contains(r))
                        && line.stream().anyMatch(part::contains));
        return whole
                ? new Verdict(idea().id(), Level.COVERED, null, texts(part), "答的正是问的那一半，和上一句合起来说全了", null)
                : new Verdict(idea().id(), Level.PARTIAL, null, texts(part), "答对了这一小步：" + heard.part(), null);
    }

    private LineMatcher.Match best(LineMatcher matcher) {
        return lines.claim().stream()
                .map(matcher::match)
                .max((a, b) -> Double.compare(rank(a), rank(b)))
                .orElseThrow();
    }

    private static double rank(LineMatcher.Match match) {
        return (match.whole() ? 10 : 0) + match.share() + (match.informative().isEmpty() ? 0 : 1);
    }

    private LineMatcher matcher(Reading reading, DialogueState state) {
        return new LineMatcher(lexicon, reading, carried(state), Optional.ofNullable(state.evidenceInView()));
    }

    private Set<Relation> carried(DialogueState state) {
        return state.idea(idea().id()).carried().stream().map(Relation::parse).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Relation> relations() {
        return lines.claim().stream().flatMap(List::stream).distinct();
    }

    private List<String> texts(Collection<Relation> said) {
        List<String> texts = new ArrayList<>();
        lines.texts().forEach((relation, text) -> {
            if (said.contains(relation)) {
                texts.add(text);
            }
        });
        return texts;
    }

    private Finding finding(Level level, List<String> satisfied, String why, Set<Relation> said) {
        return new Finding(new Verdict(idea().id(), level, null, satisfied, why, null), said, false);
    }
}
