package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Relation;

/**
 * Reads messages about one inquiry as relations (seven kinds carry the inquiries: condition held, attribute to outcome,
 * comparison, cause, property, sequence, number). Immutable and thread-safe; make one per inquiry.
 */
public final class RelationReader {
    private final Lexicon lexicon;
    private final Language language;
    private final ClauseSplitter splitter;
    private final TermFinder strict;
    private final TermFinder lenient;
    private final ComparisonReader comparisons;
    private final Set<String> attributes = new HashSet<>();
    private final Set<String> outcomes = new HashSet<>();

    public RelationReader(Inquiry inquiry) {
        this.lexicon = inquiry.lexicon();
        this.language = Language.of(inquiry.locale());
        this.splitter = new ClauseSplitter(language);
        this.strict = TermFinder.of(lexicon, language, false);
        this.lenient = TermFinder.of(lexicon, language, true);
        this.comparisons = language.comparisons(lexicon);
        inquiry.expectations().forEach(this::learn);
        inquiry.misconceptions().forEach(this::learn);
        addOpposites(attributes);
        addOpposites(outcomes);
    }

    private void learn(Expectation idea) {
        Stream.of(idea.claimLines(), idea.conflictLines())
                .flatMap(List::stream)
                .flatMap(List::stream)
                .forEach(this::learn);
        idea.atoms().keySet().forEach(atom -> idea.atom(atom).forEach(this::learn));
    }

    private void learn(Misconception belief) {
        Stream.of(belief.claimLines(), belief.unlessLines())
                .flatMap(List::stream)
                .flatMap(List::stream)
                .forEach(this::learn);
    }

    private void learn(Relation relation) {
        if (relation instanceof Relation.Binds binds) {
            attributes.add(binds.attribute());
            outcomes.add(binds.outcome());
        } else if (relation instanceof Relation.Monotone monotone) {
            attributes.add(monotone.cause());
            outcomes.add(monotone.effect());
        } else if (relation instanceof Relation.Outcome outcome) {
            outcomes.add(outcome.outcome());
        }
    }

    private void addOpposites(Set<String> terms) {
        Set.copyOf(terms).forEach(term -> lexicon.oppositeOf(term).ifPresent(terms::add));
    }

    /** The language it reads. */
    public Language language() {
        return language;
    }

    /** Reads what a pupil said; questions, reports and denials assert nothing. */
    public Reading read(String text) {
        return read(text, strict, false);
    }

    /** Reads with typing slips taken for the words meant; use only when the strict reading finds no whole claim. */
    public Reading readLeniently(String text) {
        return read(text, lenient, false);
    }

    /** Reads as somebody would who looks for the answer in it: a question that contains a claim makes the claim. */
    public Reading readForLeaks(String text) {
        return read(text, strict, true);
    }

    private Reading read(String text, TermFinder finder, boolean everythingCounts) {
        String plain = language.completed(language.normalise(text));
        String normalised = everythingCounts ? plain : language.plainlyDenied(plain);
        List<Clause> clauses = splitter.split(normalised, everythingCounts);
        List<Mention> all = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            all.addAll(mentions(clauses.get(i).text(), i, finder));
        }
        List<Mention> asserted =
                all.stream().filter(m -> clauses.get(m.clause()).asserted()).toList();
        ComparisonReader.Result compared = comparisons.read(clauses, asserted);
        List<Binding> bindings = new BindingReader(language, clauses, attributes, outcomes, compared).read(asserted);
        return new Reading(language, normalised, clauses, all, asserted, compared.all(), bindings);
    }

    private List<Mention> mentions(String clause, int index, TermFinder finder) {
        String masked = mask(Sense.A_NOT_A, clause, finder);
        String forDenial = mask(Sense.NO_NEGATION, mask(Sense.A_NOT_A, masked, null), null);
        List<Mention> mentions = new ArrayList<>();
        List<TermFinder.Found> terms = finder.find(masked);
        boolean cleft = language.has(Sense.CLEFT_DENIED, forDenial);
        int from = 0;
        for (int i = 0; i < terms.size(); i++) {
            TermFinder.Found found = terms.get(i);
            int to = i + 1 < terms.size() ? terms.get(i + 1).start() : clause.length();
            String before = forDenial.substring(from, found.start());
            String after = forDenial.substring(found.end(), to);
            boolean denied = cleft
                    || language.has(Sense.TOO_MUCH, clause.substring(0, found.start()))
                    || language.has(Sense.DENIAL_BEFORE, before) ^ language.has(Sense.DENIAL_AFTER, after);
            String meant = denied ? lexicon.oppositeOf(found.term()).orElse("!" + found.term()) : found.term();
            mentions.add(new Mention(
                    index, found.start(), found.end(), found.form(), meant, found.term(), tendency(before, after)));
            if (!language.matcher(Sense.ADVERB, found.form()).matches()) {
                from = found.end();
            }
        }
        return mentions;
    }

    private int tendency(String before, String after) {
        if (language.has(Sense.MORE_AFTER, after)) {
            return 1;
        }
        if (language.has(Sense.LESS_AFTER, after)) {
            return -1;
        }
        if (language.has(Sense.MORE_BEFORE, before)) {
            return 1;
        }
        return language.has(Sense.LESS_BEFORE, before) ? -1 : 0;
    }

    /** Hides what matches, unless it is a form of a term itself. */
    private String mask(Sense sense, String text, @Nullable TermFinder known) {
        Cue cue = language.cue(sense);
        if (!cue.mayBeIn(text)) {
            return text;
        }
        Matcher matcher = cue.matcher(text);
        StringBuilder masked = new StringBuilder();
        while (matcher.find()) {
            boolean term = known != null && known.knows(matcher.group());
            matcher.appendReplacement(
                    masked, term ? matcher.group() : "〇".repeat(matcher.group().length()));
        }
        return matcher.appendTail(masked).toString();
    }
}
