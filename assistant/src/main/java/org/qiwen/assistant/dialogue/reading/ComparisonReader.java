package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Relation.Order;

/** Finds comparisons, and a standard set once for what follows. What languages do alike; the rest is theirs. Immutable. */
abstract class ComparisonReader {

    /** All comparisons, and which attribute mention each one belongs to. */
    record Result(
            List<Comparison> all, Map<Mention, List<Comparison>> byMention, Map<Integer, List<Comparison>> loose) {

        List<Comparison> of(Mention mention) {
            return byMention.getOrDefault(mention, List.of());
        }
    }

    private final Map<String, String> quantityOf = new HashMap<>();
    private final Map<String, Order> orderOf = new HashMap<>();

    private final Language language;

    ComparisonReader(Language language, Lexicon lexicon) {
        this.language = language;
        lexicon.quantities().forEach((quantity, poles) -> {
            quantityOf.put(poles.get(0), quantity);
            quantityOf.put(poles.get(1), quantity);
            orderOf.put(poles.get(0), Order.LESS);
            orderOf.put(poles.get(1), Order.MORE);
        });
    }

    Result read(List<Clause> clauses, List<Mention> mentions) {
        Result result = new Result(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        Optional<Mention> standard = Optional.empty();
        for (int i = 0; i < clauses.size(); i++) {
            if (!clauses.get(i).asserted()) {
                continue;
            }
            int index = i;
            List<Mention> here =
                    mentions.stream().filter(m -> m.clause() == index).toList();
            String text = clauses.get(i).text();
            boolean found = comparedTo(text, index, here, standard, result)
                    | lessThan(text, index, here, result)
                    | exceeds(text, index, here, result)
                    | equal(text, here, result);
            if (!found && standard.isPresent()) {
                againstStandard(here, standard.get(), result);
            }
            Optional<Mention> set = standard(text, here);
            if (set.isPresent()) {
                standard = set;
                Mention of = set.get();
                againstStandard(here.stream().filter(m -> m.start() >= of.end()).toList(), of, result);
            }
        }
        return result;
    }

    /** Adds what is said to be more or less of something than something else; whether anything was. */
    abstract boolean comparedTo(String text, int clause, List<Mention> here, Optional<Mention> standard, Result result);

    /** Adds what is said not to reach something else; whether anything was. */
    abstract boolean lessThan(String text, int clause, List<Mention> here, Result result);

    /** What the following is to be compared with. */
    abstract Optional<Mention> standard(String text, List<Mention> here);

    /** Whether a denial stands right before. */
    abstract boolean deniedAt(String text, int at);

    Cue cue(Sense sense) {
        return language.cue(sense);
    }

    Order orderOf(Mention pole) {
        return orderOf.getOrDefault(pole.said(), Order.MORE);
    }

    private boolean exceeds(String text, int clause, List<Mention> here, Result result) {
        return direct(cue(Sense.FALLS_SHORT), Order.LESS, text, clause, here, result)
                | direct(cue(Sense.EXCEEDS), Order.MORE, text, clause, here, result);
    }

    private boolean direct(Cue cue, Order order, String text, int clause, List<Mention> here, Result result) {
        Matcher matcher = cue.matcher(text);
        if (!cue.mayBeIn(text) || !matcher.find()) {
            return false;
        }
        boolean denied = deniedAt(text, matcher.start());
        int after = matcher.end();
        Optional<Mention> right =
                here.stream().filter(m -> m.start() >= after && !isPole(m)).findFirst();
        Comparison said =
                comparison(before(here, matcher.start()), Optional.empty(), denied ? order.flipped() : order, right);
        add(result, clause, null, said);
        return true;
    }

    private boolean equal(String text, List<Mention> here, Result result) {
        boolean any = false;
        for (Mention right : here) {
            Optional<Mention> left = before(here, right.start());
            if (left.isPresent()
                    && cue(Sense.EQUALS).isIn(text.substring(right.end()))
                    && cue(Sense.JOINED)
                            .matcher(text.substring(left.get().end(), right.start()))
                            .matches()) {
                result.all().add(comparison(left, Optional.empty(), Order.EQUAL, Optional.of(right)));
                any = true;
            }
        }
        return any;
    }

    private void againstStandard(List<Mention> here, Mention standard, Result result) {
        for (Mention pole : here) {
            if (isPole(pole)) {
                Optional<Mention> left = before(here, pole.start());
                add(
                        result,
                        pole.clause(),
                        pole,
                        comparison(left, Optional.of(pole), order(pole), Optional.of(standard)));
            }
        }
    }

    Comparison comparison(Optional<Mention> left, Optional<Mention> pole, Order order, Optional<Mention> right) {
        return new Comparison(
                left.map(Mention::term),
                pole.map(p -> quantityOf.getOrDefault(p.said(), "")).filter(q -> !q.isEmpty()),
                order,
                right.map(Mention::term));
    }

    static void add(Result result, int clause, @Nullable Mention pole, Comparison comparison) {
        result.all().add(comparison);
        if (pole != null) {
            result.byMention().computeIfAbsent(pole, p -> new ArrayList<>()).add(comparison);
        } else {
            result.loose().computeIfAbsent(clause, c -> new ArrayList<>()).add(comparison);
        }
    }

    /** After negation: "not heavier" is the other order. */
    Order order(Mention pole) {
        Order order = orderOf(pole);
        return pole.denied() ? order.flipped() : order;
    }

    boolean isPole(Mention mention) {
        return quantityOf.containsKey(mention.said());
    }

    Optional<Mention> firstPole(List<Mention> here, int from, int to) {
        return here.stream()
                .filter(m -> m.start() >= from && m.start() < to && isPole(m))
                .findFirst();
    }

    Optional<Mention> firstNot(List<Mention> here, int from, int to, Optional<Mention> pole) {
        return here.stream()
                .filter(m -> m.start() >= from && m.start() < to && !isPole(m))
                .filter(m -> pole.isEmpty() || !pole.get().equals(m))
                .findFirst();
    }

    /** The nearest thing said before, attributes of quantity left out. */
    Optional<Mention> before(List<Mention> here, int at) {
        return here.stream().filter(m -> m.end() <= at && !isPole(m)).reduce((first, second) -> second);
    }
}
