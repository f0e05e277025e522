package org.qiwen.assistant.dialogue.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Relation.Order;

/** Comparisons in English: heavier than, not as heavy as, over, under, and a standard set once (compared with). */
final class EnglishComparisons extends ComparisonReader {
    private static final Pattern PLAIN_MORE = Pattern.compile(
            "\\b(?:more|bigger|greater|larger|harder|stronger|further|longer|faster|better|easier|easily)\\b");
    private static final Pattern PLAIN_LESS = Pattern.compile("\\b(?:less|smaller|weaker|shorter|slower|fewer)\\b");
    private static final Pattern DENIED = Pattern.compile(".*\\bnot(?: \\w+)?\\s*$");

    /** Up to two words between the attribute and "than": it weighs a bit more than. */
    private static final Pattern SMALL_WORDS = Pattern.compile(" ?(?:\\w+ ){0,2}");

    /** Where "more" may stand before "than". */
    private static final int REACH = 25;

    EnglishComparisons(Language language, Lexicon lexicon) {
        super(language, lexicon);
    }

    @Override
    boolean deniedAt(String text, int at) {
        return text.substring(0, at).endsWith("not ");
    }

    @Override
    boolean comparedTo(String text, int clause, List<Mention> here, Optional<Mention> standard, Result result) {
        boolean any = false;
        Matcher than = cue(Sense.COMPARED_TO).matcher(text);
        while (than.find()) {
            int at = than.start();
            int after = than.end();
            Optional<Mention> pole = here.stream()
                    .filter(m -> isPole(m) && m.end() <= at)
                    .filter(m ->
                            SMALL_WORDS.matcher(text.substring(m.end(), at)).matches())
                    .reduce((first, last) -> last);
            Optional<Mention> left = before(here, pole.map(Mention::start).orElse(at));
            Optional<Mention> right = following(here, after);
            Optional<Order> order =
                    pole.isPresent() ? pole.map(this::order) : plainOrder(text.substring(Math.max(0, at - REACH), at));
            if (order.isEmpty()) {
                continue;
            }
            add(result, clause, pole.orElse(null), comparison(left, pole, order.get(), right));
            standard.ifPresent(
                    of -> add(result, clause, pole.orElse(null), comparison(left, pole, order.get(), Optional.of(of))));
            any = true;
        }
        return any;
    }

    /** As heavy as, not as heavy as. */
    @Override
    boolean lessThan(String text, int clause, List<Mention> here, Result result) {
        boolean any = false;
        for (Mention pole : here) {
            boolean framed = isPole(pole)
                    && text.substring(0, pole.start()).endsWith("as ")
                    && text.substring(pole.end()).startsWith(" as ");
            if (framed) {
                Order order = pole.denied() ? orderOf(pole).flipped() : Order.EQUAL;
                add(
                        result,
                        clause,
                        pole,
                        comparison(before(here, pole.start()), Optional.of(pole), order, following(here, pole.end())));
                any = true;
            }
        }
        return any;
    }

    @Override
    Optional<Mention> standard(String text, List<Mention> here) {
        Matcher compared = cue(Sense.STANDARD).matcher(text);
        while (compared.find()) {
            Optional<Mention> mention = following(here, compared.end());
            if (mention.isPresent()) {
                return mention;
            }
        }
        return Optional.empty();
    }

    private Optional<Mention> following(List<Mention> here, int from) {
        return here.stream().filter(m -> m.start() >= from && !isPole(m)).findFirst();
    }

    private static Optional<Order> plainOrder(String before) {
        Matcher more = PLAIN_MORE.matcher(before);
        Matcher less = PLAIN_LESS.matcher(before);
        boolean hasMore = more.find();
        boolean hasLess = less.find();
        if (!hasMore && !hasLess) {
            return Optional.empty();
        }
        Order order = hasMore && (!hasLess || more.start() < less.start()) ? Order.MORE : Order.LESS;
        int at = order == Order.MORE ? more.start() : less.start();
        return Optional.of(DENIED.matcher(before.substring(0, at)).matches() ? order.flipped() : order);
    }
}
