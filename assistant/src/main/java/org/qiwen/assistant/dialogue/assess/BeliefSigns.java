package org.qiwen.assistant.dialogue.assess;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.assess.IdeaJudge.Finding;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.Mention;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Relation;

/** How a message stands to one belief, in numbers, as {@link IdeaSigns} for ideas. Immutable. */
final class BeliefSigns {
    private final Misconception belief;
    private final Inquiry inquiry;
    private final List<List<Relation>> claim;
    private final Sentences signs;
    private final Sentences notSigns;
    private final Sentences others;
    private final Sentences resolving;

    BeliefSigns(Misconception belief, Inquiry inquiry) {
        Language language = Language.of(inquiry.locale());
        this.belief = belief;
        this.inquiry = inquiry;
        this.claim = belief.claimLines();
        this.signs = new Sentences(language, belief.signs());
        this.notSigns = new Sentences(language, belief.notSigns());
        this.others = new Sentences(
                language,
                inquiry.misconceptions().stream()
                        .filter(m -> !m.id().equals(belief.id()))
                        .flatMap(m -> m.signs().stream())
                        .toList());
        this.resolving = new Sentences(
                language,
                inquiry.expectations().stream()
                        .filter(e -> e.id().equals(belief.resolvedBy()))
                        .flatMap(e -> e.accept().stream())
                        .toList());
    }

    Signs of(MessageSigns message, List<Finding> findings, List<Misconception> voiced) {
        Signs found = new Signs();
        Said said = message.said();
        found.add("read", voiced.contains(belief));
        found.add("others_read", voiced.stream().filter(m -> m != belief).count());
        LineMatcher matcher = new LineMatcher(inquiry.lexicon(), said.strict());
        Set<String> terms = said.strict().all().stream().map(Mention::said).collect(Collectors.toSet());
        double share = 0;
        double named = 0;
        for (List<Relation> line : claim) {
            share = Math.max(share, matcher.match(line).share());
            named = Math.max(named, named(line, terms));
        }
        found.add("claim_share", share);
        found.add("claim_whole", matcher.any(claim));
        found.add("claim_named", named);
        Level level = findings.stream()
                .map(Finding::verdict)
                .filter(v -> v.expectation().equals(belief.resolvedBy()))
                .map(Verdict::level)
                .findFirst()
                .orElse(Level.NONE);
        for (Level one : List.of(Level.CONFLICT, Level.PARTIAL, Level.COVERED, Level.UNSURE)) {
            found.add("idea_" + one, level == one);
        }
        found.add("any_covered", findings.stream().anyMatch(f -> f.verdict().level() == Level.COVERED));
        found.add("idea_asked_for", belief.resolvedBy().equals(message.asked().target()));
        Sentences.Nearness sign = signs.nearness(said.pairs(), said.denies());
        Sentences.Nearness not = notSigns.nearness(said.pairs(), said.denies());
        Sentences.Nearness other = others.nearness(said.pairs(), said.denies());
        found.add("sign", sign);
        found.add("not_sign", not);
        found.add("other", other);
        found.add("idea", resolving.nearness(said.pairs(), said.denies()));
        found.add("nearer_than_not", sign.overlap() - not.overlap());
        found.add("nearer_than_other", sign.overlap() - other.overlap());
        found.add("better_known_than_not", sign.known() - not.known());
        message.addTo(found);
        message.routing().addBelief(found, belief.id(), belief.resolvedBy());
        return found;
    }

    private static double named(List<Relation> line, Set<String> said) {
        Set<String> terms = new HashSet<>();
        line.forEach(relation -> terms.addAll(relation.terms()));
        return terms.isEmpty()
                ? 0
                : (double) terms.stream().filter(said::contains).count() / terms.size();
    }
}
