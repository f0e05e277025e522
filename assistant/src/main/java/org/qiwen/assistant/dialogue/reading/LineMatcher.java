package org.qiwen.assistant.dialogue.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Relation;

/** Says which relations of a line a reading satisfies. Pure. */
public final class LineMatcher {

    /**
     * How much of a line was said.
     *
     * @param line the line
     * @param said relations satisfied by the reading
     * @param carried relations satisfied before, in the same train of thought
     */
    public record Match(List<Relation> line, Set<Relation> said, Set<Relation> carried) {
        public Match {
            line = List.copyOf(line);
            said = Set.copyOf(said);
            carried = Set.copyOf(carried);
        }

        /** Whether the whole line stands, at least part of it said now. */
        public boolean whole() {
            return !said.isEmpty()
                    && line.stream().allMatch(r -> said.contains(r) || carried.contains(r))
                    && said.stream().anyMatch(r -> !(r instanceof Relation.During));
        }

        /** Satisfied relations that show understanding by themselves. */
        public List<Relation> informative() {
            return said.stream().filter(Relation::informative).toList();
        }

        /** The first relation that is still missing. */
        public Optional<Relation> missing() {
            return line.stream()
                    .filter(r -> !said.contains(r) && !carried.contains(r))
                    .findFirst();
        }

        public double share() {
            return line.isEmpty()
                    ? 0
                    : (double) line.stream()
                                    .filter(r -> said.contains(r) || carried.contains(r))
                                    .count()
                            / line.size();
        }
    }

    private final Lexicon lexicon;
    private final Reading reading;
    private final Set<Relation> carried;
    private final Optional<String> evidence;

    /**
     * @param carried relations the pupil satisfied in the turn before, on the same idea
     * @param evidence id of the evidence being discussed
     */
    public LineMatcher(Lexicon lexicon, Reading reading, Set<Relation> carried, Optional<String> evidence) {
        this.lexicon = lexicon;
        this.reading = reading;
        this.carried = Set.copyOf(carried);
        this.evidence = evidence;
    }

    /** A matcher for a sentence that stands alone. */
    public LineMatcher(Lexicon lexicon, Reading reading) {
        this(lexicon, reading, Set.of(), Optional.empty());
    }

    public Match match(List<Relation> line) {
        Set<Relation> said = new LinkedHashSet<>();
        for (Relation relation : line) {
            if (holds(relation, line)) {
                said.add(relation);
            }
        }
        Set<Relation> before = new LinkedHashSet<>(carried);
        before.retainAll(line);
        return new Match(line, said, before);
    }

    /** Whether any of the lines stands whole. */
    public boolean any(List<List<Relation>> lines) {
        return lines.stream().anyMatch(line -> match(line).whole());
    }

    /** Whether one relation stands by itself. */
    public boolean holds(Relation relation) {
        return holds(relation, List.of(relation));
    }

    private boolean holds(Relation relation, List<Relation> line) {
        if (relation instanceof Relation.Has has) {
            return reading.mention(has.term()).isPresent();
        }
        if (relation instanceof Relation.Hold hold) {
            return reading.mention(hold.term()).isPresent();
        }
        if (relation instanceof Relation.Not not) {
            return reading.mention("!" + not.term()).isPresent()
                    || lexicon.oppositeOf(not.term()).flatMap(reading::mention).isPresent();
        }
        if (relation instanceof Relation.Binds binds) {
            return reading.bindings().stream()
                    .anyMatch(b -> b.attribute().term().equals(binds.attribute())
                            && b.outcome().term().equals(binds.outcome()));
        }
        if (relation instanceof Relation.Outcome outcome) {
            return outcomeOfComparison(outcome.outcome(), line);
        }
        if (relation instanceof Relation.Monotone monotone) {
            return reading.bindings().stream().anyMatch(b -> together(monotone, b));
        }
        if (relation instanceof Relation.Compare compare) {
            return reading.comparisons().stream().anyMatch(c -> compares(compare, c));
        }
        if (relation instanceof Relation.Cause cause) {
            return causes(cause);
        }
        if (relation instanceof Relation.Sequence sequence) {
            return inOrder(sequence.order());
        }
        if (relation instanceof Relation.Quantity quantity) {
            return Pattern.compile("(?<![0-9.])" + Pattern.quote(quantity.value()) + "(\\.0+)?\\s*(个)?"
                            + Pattern.quote(reading.language().normalise(quantity.unit())))
                    .matcher(reading.text())
                    .find();
        }
        if (relation instanceof Relation.Irrelevant irrelevant) {
            return reading.all().stream()
                    .anyMatch(m -> m.said().equals(irrelevant.term())
                            && reading.language()
                                    .has(
                                            Sense.IRRELEVANT,
                                            reading.clauses().get(m.clause()).text()));
        }
        if (relation instanceof Relation.During during) {
            return evidence.filter(during.evidence()::equals).isPresent();
        }
        throw new IllegalStateException("unknown relation " + relation);
    }

    /** The outcome must go with the comparison that stands in the same line. */
    private boolean outcomeOfComparison(String outcome, List<Relation> line) {
        Optional<Relation.Compare> compare = line.stream()
                .filter(Relation.Compare.class::isInstance)
                .map(Relation.Compare.class::cast)
                .findFirst();
        if (compare.isEmpty()) {
            return reading.mention(outcome).isPresent();
        }
        return reading.bindings().stream()
                .filter(b -> b.outcome().term().equals(outcome))
                .anyMatch(b -> carried.contains(compare.get())
                        || b.comparisons().stream().anyMatch(c -> compares(compare.get(), c)));
    }

    private boolean together(Relation.Monotone monotone, Binding binding) {
        int cause = direction(monotone.cause(), binding.attribute());
        int effect = direction(monotone.effect(), binding.outcome());
        return cause != 0 && effect != 0 && (cause == effect) == monotone.same();
    }

    /** +1 when the mention means more of the term, -1 when less, 0 when it is another term. */
    private int direction(String term, Mention mention) {
        int tendency = mention.tendency() == 0 ? 1 : mention.tendency();
        if (mention.term().equals(term)) {
            return tendency;
        }
        if (lexicon.oppositeOf(term).filter(mention.term()::equals).isPresent()
                || mention.term().equals("!" + term)) {
            return -tendency;
        }
        return 0;
    }

    private boolean compares(Relation.Compare wanted, Comparison said) {
        boolean quantityFits = wanted.quantity().isEmpty()
                || said.quantity().isEmpty()
                || wanted.quantity().equals(said.quantity());
        if (!quantityFits) {
            return false;
        }
        if (wanted.left().equals(Relation.SELF) && wanted.right().equals(Relation.SELF)) {
            return wanted.order() == said.order() && said.right().isEmpty();
        }
        boolean straight = wanted.order() == said.order()
                && side(wanted.left(), said.left(), wanted.right())
                && side(wanted.right(), said.right(), wanted.left());
        boolean turned = wanted.order() == said.order().flipped()
                && side(wanted.left(), said.right(), wanted.right())
                && side(wanted.right(), said.left(), wanted.left());
        return straight || turned;
    }

    /** A side fits when it is the term; "self" is anything but the other side; a side left out must have been said. */
    private boolean side(String wanted, Optional<String> said, String other) {
        if (wanted.equals(Relation.SELF)) {
            return said.filter(other::equals).isEmpty();
        }
        return said.map(wanted::equals)
                .orElseGet(() ->
                        !other.equals(Relation.SELF) && reading.mention(wanted).isPresent());
    }

    private boolean causes(Relation.Cause cause) {
        for (Mention agent : reading.mentions()) {
            for (Mention patient : reading.mentions()) {
                if (agent.term().equals(cause.agent())
                        && patient.term().equals(cause.patient())
                        && actsOn(agent, patient)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean actsOn(Mention agent, Mention patient) {
        if (agent.clause() != patient.clause()) {
            return false;
        }
        String text = reading.clauses().get(agent.clause()).text();
        if (agent.end() <= patient.start()) {
            String between = text.substring(agent.end(), patient.start());
            return !reading.language().has(Sense.PASSIVE_MARK, between) && !deniedBetween(between);
        }
        if (patient.end() <= agent.start()) {
            String between = text.substring(patient.end(), agent.start());
            return reading.language().has(Sense.PASSIVE, between) && !deniedBetween(between);
        }
        return false;
    }

    private boolean deniedBetween(String between) {
        return reading.language().has(Sense.DENIES, between)
                && !reading.language().has(Sense.DENIES_NOT, between);
    }

    private boolean inOrder(List<String> terms) {
        int at = 0;
        for (Mention mention : reading.mentions()) {
            if (at < terms.size() && mention.term().equals(terms.get(at))) {
                at++;
            }
        }
        return at == terms.size();
    }
}
