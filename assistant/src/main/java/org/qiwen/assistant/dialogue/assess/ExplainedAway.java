package org.qiwen.assistant.dialogue.assess;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.assess.IdeaJudge.Finding;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Relation;

/**
 * Takes back halves that are no halves: the relation was said in making another idea, or in voicing a belief, or it is a
 * bare condition nobody asked for. Pure.
 */
final class ExplainedAway {
    private final List<Finding> findings;
    private final boolean believes;
    private final Lexicon lexicon;

    ExplainedAway(List<Finding> findings, List<Misconception> voiced, Lexicon lexicon) {
        this.findings = findings;
        this.lexicon = lexicon;
        this.believes = !voiced.isEmpty();
    }

    /** Whether the finding's half belongs to something else; {@code asked} when its idea was asked for. */
    boolean test(Finding half, boolean asked) {
        if (half.verdict().level() != Level.PARTIAL || half.worded()) {
            return false;
        }
        Set<Relation> informative =
                half.said().stream().filter(Relation::informative).collect(Collectors.toUnmodifiableSet());
        if (informative.isEmpty()) {
            return believes;
        }
        boolean bare = informative.stream().allMatch(Relation.Hold.class::isInstance);
        return !asked && bare && (believes || findings.stream().anyMatch(other -> other != half && decides(other)))
                || findings.stream().anyMatch(other -> other != half && says(other, informative));
    }

    private static boolean decides(Finding other) {
        return other.atLeast(Level.PARTIAL) || other.verdict().level() == Level.CONFLICT;
    }

    /** Whether the other idea was said by more than, and with all of, these relations. */
    private boolean says(Finding other, Set<Relation> informative) {
        if (!other.atLeast(Level.PARTIAL)) {
            return false;
        }
        Set<String> theirs = terms(other.said());
        Set<String> ours = terms(informative);
        return theirs.containsAll(ours) && (other.atLeast(Level.COVERED) || theirs.size() > ours.size());
    }

    /** The terms of the relations; a comparison in a quantity speaks of both its poles. */
    private Set<String> terms(Set<Relation> relations) {
        Set<String> terms = new HashSet<>();
        for (Relation relation : relations) {
            terms.addAll(relation.terms());
            if (relation instanceof Relation.Compare compare) {
                compare.quantity().map(lexicon.quantities()::get).ifPresent(terms::addAll);
            }
        }
        return terms;
    }
}
