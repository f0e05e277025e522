package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Relation.Order;

/** Finds comparisons: 比, 没有…重, 超过, 不到, 一样, and a standard set once for what follows (跟…比). */
final class ComparisonReader {

    /** All comparisons, and which attribute mention each one belongs to. */
    record Result(
            List<Comparison> all, Map<Mention, List<Comparison>> byMention, Map<Integer, List<Comparison>> loose) {

        List<Comparison> of(Mention mention) {
            return byMention.getOrDefault(mention, List.of());
        }
    }

    private static final Pattern PLAIN_MORE = Pattern.compile("大|多|重|强|快|高|长|远|容易|厉害|早");
    private static final Pattern PLAIN_LESS = Pattern.compile("小|少|轻|弱|慢|低|短|近|难|晚");

    /** What stands between two things that are said to be equal. */
    private static final Pattern JOINED = Pattern.compile("(的\\p{IsHan}{0,3})?(和|跟|与|同|等于)(\\p{IsHan}{0,4}的)?");

    private static final Pattern DENIED = Pattern.compile(".*(不|没)(那么|怎么|是|会|太)?$");

    private static final Pattern HANDS_OVER = Pattern.compile("(把|将|对)$");
    private static final Pattern COMPARES = Pattern.compile("比(较|一比|一下)?$");

    private final Map<String, String> quantityOf = new HashMap<>();
    private final Map<String, Order> orderOf = new HashMap<>();

    ComparisonReader(Lexicon lexicon) {
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

    private boolean comparedTo(String text, int clause, List<Mention> here, Optional<Mention> standard, Result result) {
        boolean any = false;
        if (!ChineseWords.COMPARED_TO.mayBeIn(text)) {
            return false;
        }
        Matcher matcher = ChineseWords.COMPARED_TO.matcher(text);
        while (matcher.find()) {
            int at = matcher.start();
            int after = matcher.end();
            boolean denied = matcher.group(1) != null;
            int limit = nextStart(ChineseWords.COMPARED_TO, text, after);
            Optional<Mention> left = compared(text, here, at);
            Optional<Mention> pole = firstPole(here, after, limit);
            Optional<Mention> right =
                    firstNot(here, after, pole.map(Mention::start).orElse(limit), pole);
            int from = right.map(Mention::end).orElse(after);
            String tail = text.substring(from, Math.max(from, Math.min(limit, text.length())));
            Optional<Order> order = pole.isPresent() ? pole.map(this::order) : plainOrder(tail);
            if (order.isEmpty()) {
                continue;
            }
            Order said = denied ? order.get().flipped() : order.get();
            add(result, clause, pole.orElse(null), comparison(left, pole, said, right));
            any = true;
            Mention meant = right.orElse(null);
            if (standard.isPresent() && (meant == null || standard.get().form().contains(meant.form()))) {
                add(result, clause, pole.orElse(null), comparison(left, pole, said, standard));
            }
        }
        return any;
    }

    private boolean lessThan(String text, int clause, List<Mention> here, Result result) {
        boolean any = false;
        if (!ChineseWords.LESS_THAN.mayBeIn(text)) {
            return false;
        }
        Matcher matcher = ChineseWords.LESS_THAN.matcher(text);
        while (matcher.find()) {
            int after = matcher.end();
            Optional<Mention> right = here.stream()
                    .filter(m -> m.start() >= after && m.start() <= after + 4 && !isPole(m))
                    .findFirst();
            Optional<Mention> pole = here.stream()
                    .filter(this::isPole)
                    .filter(m -> m.start() >= right.map(Mention::end).orElse(after + 1))
                    .filter(m -> m.start() <= right.map(Mention::end).orElse(after + 3) + 4)
                    .findFirst();
            if (pole.isEmpty()) {
                continue;
            }
            Order order = orderOf.getOrDefault(pole.get().said(), Order.MORE).flipped();
            add(
                    result,
                    clause,
                    pole.get(),
                    comparison(before(here, matcher.start()), pole, order, right.map(ComparisonReader::affirmed)));
            any = true;
        }
        return any;
    }

    private boolean exceeds(String text, int clause, List<Mention> here, Result result) {
        return direct(ChineseWords.FALLS_SHORT, Order.LESS, text, clause, here, result)
                | direct(ChineseWords.EXCEEDS, Order.MORE, text, clause, here, result);
    }

    private boolean direct(Cue cue, Order order, String text, int clause, List<Mention> here, Result result) {
        Matcher matcher = cue.matcher(text);
        if (!cue.mayBeIn(text) || !matcher.find()) {
            return false;
        }
        boolean denied = matcher.start() > 0 && text.charAt(matcher.start() - 1) == '不';
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
                    && ChineseWords.EQUALS.isIn(text.substring(right.end()))
                    && JOINED.matcher(text.substring(left.get().end(), right.start()))
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

    private Optional<Mention> standard(String text, List<Mention> here) {
        if (!ChineseWords.STANDARD.mayBeIn(text)) {
            return Optional.empty();
        }
        Matcher matcher = ChineseWords.STANDARD.matcher(text);
        while (matcher.find()) {
            if (!COMPARES.matcher(matcher.group()).find()) {
                continue;
            }
            if (isSubject(text.length(), here, matcher.end())) {
                continue;
            }
            int from = matcher.start(2);
            int to = matcher.end(2);
            Optional<Mention> mention = here.stream()
                    .filter(m -> m.start() >= from && m.end() <= to + 1)
                    .findFirst();
            if (mention.isPresent()) {
                return mention;
            }
        }
        return Optional.empty();
    }

    /** 跟木头一样大的水比木头重: when a thing and an attribute follow 比, what stands before it is compared itself. */
    private boolean isSubject(int length, List<Mention> here, int after) {
        return firstNot(here, after, Math.min(length, after + 2), Optional.empty())
                .flatMap(thing -> firstPole(here, thing.end(), length))
                .isPresent();
    }

    /** The left side: what 把 or 对 hands over, what stands before 被, else the nearest thing that is not the verb. */
    private Optional<Mention> compared(String text, List<Mention> here, int at) {
        int passive = text.lastIndexOf('被', at);
        if (passive > 0) {
            return before(here, passive);
        }
        Optional<Mention> handed = here.stream()
                .filter(m -> m.end() <= at
                        && HANDS_OVER.matcher(text.substring(0, m.start())).find())
                .reduce((first, second) -> second);
        if (handed.isPresent()) {
            return handed;
        }
        Optional<Mention> nearest = before(here, at);
        boolean verb =
                nearest.isPresent() && text.substring(nearest.get().end(), at).startsWith("得");
        return verb ? before(here, nearest.get().start()).or(() -> nearest) : nearest;
    }

    private Comparison comparison(
            Optional<Mention> left, Optional<Mention> pole, Order order, Optional<Mention> right) {
        return new Comparison(
                left.map(Mention::term),
                pole.map(p -> quantityOf.getOrDefault(p.said(), "")).filter(q -> !q.isEmpty()),
                order,
                right.map(Mention::term));
    }

    private static void add(Result result, int clause, @Nullable Mention pole, Comparison comparison) {
        result.all().add(comparison);
        if (pole != null) {
            result.byMention().computeIfAbsent(pole, p -> new ArrayList<>()).add(comparison);
        } else {
            result.loose().computeIfAbsent(clause, c -> new ArrayList<>()).add(comparison);
        }
    }

    /** After negation: "not heavier" is the other order. */
    private Order order(Mention pole) {
        Order order = orderOf.getOrDefault(pole.said(), Order.MORE);
        return pole.denied() ? order.flipped() : order;
    }

    private boolean isPole(Mention mention) {
        return quantityOf.containsKey(mention.said());
    }

    private Optional<Mention> firstPole(List<Mention> here, int from, int to) {
        return here.stream()
                .filter(m -> m.start() >= from && m.start() < to && isPole(m))
                .findFirst();
    }

    private Optional<Mention> firstNot(List<Mention> here, int from, int to, Optional<Mention> pole) {
        return here.stream()
                .filter(m -> m.start() >= from && m.start() < to && !isPole(m))
                .filter(m -> pole.isEmpty() || !pole.get().equals(m))
                .findFirst();
    }

    /** The nearest thing said before, attributes of quantity left out. */
    private Optional<Mention> before(List<Mention> here, int at) {
        return here.stream().filter(m -> m.end() <= at && !isPole(m)).reduce((first, second) -> second);
    }

    private static Mention affirmed(Mention mention) {
        return new Mention(
                mention.clause(),
                mention.start(),
                mention.end(),
                mention.form(),
                mention.said(),
                mention.said(),
                mention.tendency());
    }

    private static Optional<Order> plainOrder(String tail) {
        Matcher more = PLAIN_MORE.matcher(tail);
        Matcher less = PLAIN_LESS.matcher(tail);
        boolean hasMore = more.find();
        boolean hasLess = less.find();
        if (!hasMore && !hasLess) {
            return Optional.empty();
        }
        Order order = hasMore && (!hasLess || more.start() < less.start()) ? Order.MORE : Order.LESS;
        int at = order == Order.MORE ? more.start() : less.start();
        boolean denied = DENIED.matcher(tail.substring(0, at)).matches();
        return Optional.of(denied ? order.flipped() : order);
    }

    private static int nextStart(Cue cue, String text, int from) {
        Matcher matcher = cue.matcher(text);
        return matcher.find(from) ? matcher.start() : text.length();
    }
}
