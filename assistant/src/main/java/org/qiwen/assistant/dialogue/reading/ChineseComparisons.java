package org.qiwen.assistant.dialogue.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Relation.Order;

/** Comparisons in Chinese: 比, 没有…重, 超过, 不到, 一样, and a standard set once for what follows (跟…比). */
final class ChineseComparisons extends ComparisonReader {
    private static final Pattern PLAIN_MORE = Pattern.compile("大|多|重|强|快|高|长|远|容易|厉害|早");
    private static final Pattern PLAIN_LESS = Pattern.compile("小|少|轻|弱|慢|低|短|近|难|晚");

    private static final Pattern DENIED = Pattern.compile(".*(不|没)(那么|怎么|是|会|太)?$");

    private static final Pattern HANDS_OVER = Pattern.compile("(把|将|对)$");
    private static final Pattern COMPARES = Pattern.compile("比(较|一比|一下)?$");

    ChineseComparisons(Language language, Lexicon lexicon) {
        super(language, lexicon);
    }

    @Override
    boolean deniedAt(String text, int at) {
        return at > 0 && text.charAt(at - 1) == '不';
    }

    @Override
    boolean comparedTo(String text, int clause, List<Mention> here, Optional<Mention> standard, Result result) {
        boolean any = false;
        if (!cue(Sense.COMPARED_TO).mayBeIn(text)) {
            return false;
        }
        Matcher matcher = cue(Sense.COMPARED_TO).matcher(text);
        while (matcher.find()) {
            int at = matcher.start();
            int after = matcher.end();
            boolean denied = matcher.group(1) != null;
            int limit = nextStart(cue(Sense.COMPARED_TO), text, after);
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

    @Override
    boolean lessThan(String text, int clause, List<Mention> here, Result result) {
        boolean any = false;
        if (!cue(Sense.LESS_THAN).mayBeIn(text)) {
            return false;
        }
        Matcher matcher = cue(Sense.LESS_THAN).matcher(text);
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
            Order order = orderOf(pole.get()).flipped();
            add(
                    result,
                    clause,
                    pole.get(),
                    comparison(before(here, matcher.start()), pole, order, right.map(ChineseComparisons::affirmed)));
            any = true;
        }
        return any;
    }

    @Override
    Optional<Mention> standard(String text, List<Mention> here) {
        if (!cue(Sense.STANDARD).mayBeIn(text)) {
            return Optional.empty();
        }
        Matcher matcher = cue(Sense.STANDARD).matcher(text);
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
