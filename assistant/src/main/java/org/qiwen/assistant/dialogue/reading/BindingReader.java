package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Binds each outcome to the attribute it was said to go with: nearest in the clause, else in the clause before. */
final class BindingReader {
    /** How many clauses back an attribute may stand; pupils give a reason and then the result. Our choice. */
    private static final int REACH = 3;

    private final Language language;
    private final List<Clause> clauses;
    private final Set<String> attributes;
    private final Set<String> outcomes;
    private final ComparisonReader.Result comparisons;

    BindingReader(
            Language language,
            List<Clause> clauses,
            Set<String> attributes,
            Set<String> outcomes,
            ComparisonReader.Result comparisons) {
        this.language = language;
        this.clauses = clauses;
        this.attributes = attributes;
        this.outcomes = outcomes;
        this.comparisons = comparisons;
    }

    List<Binding> read(List<Mention> mentions) {
        List<Binding> bindings = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            int clause = i;
            List<Mention> here =
                    mentions.stream().filter(m -> m.clause() == clause).toList();
            for (Mention outcome : here) {
                if (isOutcome(outcome)) {
                    bind(outcome, here, mentions, bindings);
                }
            }
        }
        return bindings;
    }

    private void bind(Mention outcome, List<Mention> here, List<Mention> mentions, List<Binding> bindings) {
        List<Mention> inClause = outcomeFirst(here) ? following(outcome, here) : preceding(outcome, here);
        if (inClause.isEmpty() && !outcomeFirst(here) && explainsAfterwards(outcome, here)) {
            inClause = following(outcome, here);
        }
        if (!inClause.isEmpty()) {
            inClause.forEach(a -> bindings.add(binding(a, outcome)));
            return;
        }
        List<Comparison> loose = comparisons.loose().getOrDefault(outcome.clause(), List.of());
        if (!loose.isEmpty()) {
            bindings.add(new Binding(outcome, loose, outcome));
            return;
        }
        for (int back = 1; back <= REACH && outcome.clause() - back >= 0; back++) {
            if (bindToClause(outcome, outcome.clause() - back, mentions, bindings)) {
                return;
            }
        }
        int next = outcome.clause() + 1;
        if (next < clauses.size()
                && language.has(Sense.REASON_FIRST, clauses.get(next).text())) {
            bindToClause(outcome, next, mentions, bindings);
        }
    }

    private boolean bindToClause(Mention outcome, int clause, List<Mention> mentions, List<Binding> bindings) {
        List<Mention> there =
                mentions.stream().filter(m -> m.clause() == clause).toList();
        List<Mention> found = there.stream()
                .filter(m -> isAttribute(m) && !sameWords(m, outcome))
                .toList();
        boolean ownOutcome = there.stream().anyMatch(m -> isOutcome(m) && !isAttribute(m));
        if (!found.isEmpty() && !ownOutcome) {
            found.forEach(a -> bindings.add(binding(a, outcome)));
            return true;
        }
        List<Comparison> loose = comparisons.loose().getOrDefault(clause, List.of());
        if (!loose.isEmpty() && !ownOutcome) {
            bindings.add(new Binding(outcome, loose, outcome));
            return true;
        }
        return false;
    }

    private Binding binding(Mention attribute, Mention outcome) {
        return new Binding(attribute, comparisons.of(attribute), outcome);
    }

    /** 沉的是重的: the outcome is the topic and the attribute follows. */
    private boolean outcomeFirst(List<Mention> here) {
        for (Mention mention : here) {
            if (isAttribute(mention) && !isOutcome(mention)) {
                return false;
            }
            if (isOutcome(mention)) {
                String rest = clauses.get(mention.clause()).text().substring(mention.end());
                return language.has(Sense.TOPIC, rest);
            }
        }
        return false;
    }

    private static boolean explainsAfterwards(Mention outcome, List<Mention> here) {
        return here.stream().anyMatch(m -> m.start() > outcome.start());
    }

    private List<Mention> preceding(Mention outcome, List<Mention> here) {
        int from = here.stream()
                .filter(m -> isOutcome(m) && m.start() < outcome.start())
                .filter(m -> !isAttribute(m) || endsAPair(m, outcome, here))
                .mapToInt(Mention::end)
                .max()
                .orElse(0);
        return here.stream()
                .filter(m -> isAttribute(m) && m.start() >= from && m.start() < outcome.start())
                .filter(m -> !sameWords(m, outcome))
                .toList();
    }

    /** 亮面朝着太阳暗面背着太阳: a pair is complete before the next one begins, though its outcome may be an attribute. */
    private boolean endsAPair(Mention mention, Mention outcome, List<Mention> here) {
        boolean bound = here.stream().anyMatch(m -> isAttribute(m) && m.end() <= mention.start());
        boolean another =
                here.stream().anyMatch(m -> isAttribute(m) && m.start() >= mention.end() && m.end() <= outcome.start());
        return bound && another;
    }

    private List<Mention> following(Mention outcome, List<Mention> here) {
        int to = here.stream()
                .filter(m -> isOutcome(m) && !isAttribute(m) && m.start() > outcome.start())
                .mapToInt(Mention::start)
                .min()
                .orElse(Integer.MAX_VALUE);
        return here.stream()
                .filter(m -> isAttribute(m) && m.start() > outcome.start() && m.start() < to)
                .filter(m -> !sameWords(m, outcome))
                .toList();
    }

    private static boolean sameWords(Mention one, Mention other) {
        return one.clause() == other.clause() && one.start() == other.start();
    }

    private boolean isAttribute(Mention mention) {
        return (attributes.contains(mention.term()) || attributes.contains(mention.said())) && !isMeasure(mention);
    }

    /** What something is measured against has no outcome of its own; it follows 比 or "than" at once. */
    private boolean isMeasure(Mention mention) {
        String text = clauses.get(mention.clause()).text();
        Cue measures = language.cue(Sense.MEASURED_AGAINST);
        return measures.mayBeIn(text)
                && measures.matcher(text)
                        .region(0, mention.start())
                        .useTransparentBounds(true)
                        .find();
    }

    private boolean isOutcome(Mention mention) {
        return outcomes.contains(mention.term()) || outcomes.contains(mention.said());
    }
}
