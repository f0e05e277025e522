package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.assess.IdeaJudge.Finding;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.Mention;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Relation;

/**
 * How a message stands to one idea, in numbers: what the relation reader found, how much of the idea's relations and terms
 * was said, whose wording it shares, and what was asked. Nothing here names a subject, so that one model may serve all
 * inquiries. Immutable.
 */
final class IdeaSigns {
    /** The sign of how like the message is to a sentence that the author accepts. */
    static final String ACCEPTED = "accept_overlap";

    /** The sign that another idea was asked for. */
    static final String ELSEWHERE = "other_asked_for";

    /** The sign of how many telling relations of a whole line were said by themselves. */
    static final String STATED = "said_strong";

    /** The sign of beliefs that were read beside. */
    static final String BELIEFS = "beliefs";

    /** The signs that the rules read another idea in the message, whole or in part. */
    static final String OTHER_COVERED = "other_covered";

    static final String OTHER_PART = "other_part";

    /** The signs of the share of the idea's terms that occur in the message, and in it as an answer. */
    static final String NAMED = "said_named";

    static final String NAMED_IN_ANSWER = "answer_named";

    /** The sign of the share of the message's words that stand in some accepted sentence. */
    static final String WORDS_KNOWN = "accept_known";

    private final IdeaLines lines;
    private final Inquiry inquiry;
    private final Sentences accept;
    private final Sentences partial;
    private final Sentences wrong;
    private final Sentences dropped;
    private final Sentences beliefs;
    private final Sentences anyBelief;

    IdeaSigns(Expectation idea, Inquiry inquiry) {
        Language language = Language.of(inquiry.locale());
        this.lines = IdeaLines.of(idea, language);
        this.inquiry = inquiry;
        List<String> right = new ArrayList<>(idea.accept());
        right.add(idea.idea());
        this.accept = new Sentences(language, right);
        this.partial = new Sentences(
                language, idea.partial().stream().map(p -> p.says()).toList());
        this.wrong = new Sentences(language, misses(idea, true));
        this.dropped = new Sentences(language, misses(idea, false));
        this.beliefs = new Sentences(
                language,
                inquiry.misconceptions().stream()
                        .filter(m -> m.resolvedBy().equals(idea.id()))
                        .flatMap(m -> m.signs().stream())
                        .toList());
        this.anyBelief = new Sentences(
                language,
                inquiry.misconceptions().stream()
                        .flatMap(m -> m.signs().stream())
                        .toList());
    }

    private static List<String> misses(Expectation idea, boolean contrary) {
        return idea.nearMiss().stream()
                .filter(miss -> contrary(miss.kind()) == contrary)
                .map(miss -> miss.says())
                .toList();
    }

    private static boolean contrary(Expectation.NearMiss.Kind kind) {
        return switch (kind) {
            case SWAPPED, NEGATED, WRONG_QUANTITY, PURPOSE -> true;
            case CONDITION_DROPPED, RESTATES_PHENOMENON, WORD_SALAD -> false;
        };
    }

    /**
     * @param findings of all ideas
     * @param voiced beliefs that were read
     */
    Signs of(MessageSigns message, Verdict read, List<Finding> findings, List<Misconception> voiced) {
        Signs signs = new Signs();
        String id = lines.idea().id();
        for (Level level : Level.values()) {
            signs.add("read_" + level, read.level() == level);
        }
        signs.add("satisfied", read.satisfied().size());
        Said said = message.said();
        relations(signs, "said", said.strict());
        relations(
                signs,
                "answer",
                said.answers().isEmpty() ? said.strict() : said.answers().get(0));
        String target = message.asked().target();
        signs.add("asked_for", id.equals(target));
        signs.add(ELSEWHERE, target != null && !id.equals(target));
        signs.add(OTHER_COVERED, others(findings, id, Level.COVERED));
        signs.add(OTHER_PART, others(findings, id, Level.PARTIAL) || others(findings, id, Level.CONFLICT));
        signs.add(BELIEFS, voiced.size());
        signs.add("its_belief", voiced.stream().anyMatch(m -> m.resolvedBy().equals(id)));
        Sentences.Nearness right = accept.nearness(said.pairs(), said.denies());
        Sentences.Nearness half = partial.nearness(said.pairs(), said.denies());
        Sentences.Nearness miss = wrong.nearness(said.pairs(), said.denies());
        signs.add("accept", right);
        signs.add("partial", half);
        signs.add("wrong", miss);
        signs.add("dropped", dropped.nearness(said.pairs(), said.denies()));
        signs.add("belief", beliefs.nearness(said.pairs(), said.denies()));
        signs.add("nearer_than_wrong", right.overlap() - miss.overlap());
        signs.add("nearer_than_partial", right.overlap() - half.overlap());
        signs.add("better_known_than_wrong", right.known() - miss.known());
        signs.add(
                "better_known_than_beliefs",
                right.known() - anyBelief.nearness(said.pairs(), said.denies()).known());
        message.addTo(signs);
        message.addAnswer(signs, id);
        message.routing().addIdea(signs, id);
        return signs;
    }

    private static boolean others(List<Finding> findings, String id, Level level) {
        return findings.stream()
                .map(Finding::verdict)
                .anyMatch(v -> v.level() == level && !v.expectation().equals(id));
    }

    private void relations(Signs signs, String name, Reading reading) {
        LineMatcher matcher = new LineMatcher(inquiry.lexicon(), reading);
        Set<String> terms = reading.all().stream().map(Mention::said).collect(Collectors.toSet());
        double share = 0;
        double informative = 0;
        double named = 0;
        boolean whole = false;
        double strong = 0;
        for (List<Relation> line : lines.claim()) {
            LineMatcher.Match match = matcher.match(line);
            share = Math.max(share, match.share());
            informative = Math.max(informative, match.informative().size());
            whole |= match.whole();
            strong = Math.max(strong, match.whole() ? strength(line) : 0);
            named = Math.max(named, named(line, terms));
        }
        double contrary = 0;
        boolean conflict = false;
        for (List<Relation> line : lines.conflict()) {
            LineMatcher.Match match = matcher.match(line);
            contrary = Math.max(contrary, match.share());
            conflict |= match.whole();
        }
        List<List<Relation>> atoms =
                lines.atoms().values().stream().filter(a -> !a.isEmpty()).toList();
        long held = atoms.stream()
                .filter(atom -> atom.stream().anyMatch(matcher::holds))
                .count();
        signs.add(name + "_share", share);
        signs.add(name + "_informative", informative);
        signs.add(name + "_whole", whole);
        signs.add(name + "_strong", strong);
        signs.add(name + "_bare", whole && strong == 0);
        signs.add(name + "_contrary_share", contrary);
        signs.add(name + "_conflict", conflict);
        signs.add(name + "_named", named);
        signs.add(name + "_atoms", held);
        signs.add(name + "_atom_share", (double) held / Math.max(1, atoms.size()));
    }

    /** How many relations of a line say more than that a word occurs. */
    private static double strength(List<Relation> line) {
        return line.stream().filter(Relation::informative).count();
    }

    /** Share of the terms of a line that were mentioned, denied or not. */
    private static double named(List<Relation> line, Set<String> said) {
        Set<String> terms = new HashSet<>();
        line.forEach(relation -> terms.addAll(relation.terms()));
        return terms.isEmpty()
                ? 0
                : (double) terms.stream().filter(said::contains).count() / terms.size();
    }
}
