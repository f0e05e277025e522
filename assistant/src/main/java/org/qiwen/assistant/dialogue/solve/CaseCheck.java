package org.qiwen.assistant.dialogue.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qiwen.assistant.inquiry.Inquiry.Case;

/** Whether a typed answer solves a case, decided by the case's data alone. */
public final class CaseCheck {
    /** What came of an answer. */
    public enum Verdict {
        RIGHT,
        /** Can be done, but does not solve the case. */
        WRONG,
        /** The sum given with a path is not that path's. */
        WRONG_SUM,
        /** Two neighbours on the path are joined by no road. */
        NO_ROAD,
        /** The path begins or ends elsewhere. */
        OTHER_ENDS,
        /** No answer could be read. */
        UNREAD;

        public boolean isWrong() {
            return this != RIGHT && this != UNREAD;
        }
    }

    /**
     * An answer, checked.
     *
     * @param from of {@code NO_ROAD} and {@code OTHER_ENDS} the first place concerned, as written on the map; else empty
     * @param to likewise the second
     */
    public record Checked(Verdict verdict, String from, String to) {
        private static Checked of(Verdict verdict) {
            return new Checked(verdict, "", "");
        }

        private static Checked of(Verdict verdict, String from, String to) {
            return new Checked(verdict, from.toUpperCase(Locale.ROOT), to.toUpperCase(Locale.ROOT));
        }

        private static Checked rightIf(boolean right) {
            return of(right ? Verdict.RIGHT : Verdict.WRONG);
        }
    }

    private CaseCheck() {}

    /** Checks a message as it was typed. */
    public static Checked check(Case given, String text) {
        Optional<RoadMap> map = RoadMap.of(given.given());
        List<String> expected = lower(given.expected());
        String reply = TypedAnswer.normalised(text);
        return switch (given.check()) {
            case PATH_COST -> map.map(roads -> path(roads, expected, text)).orElseGet(() -> number(expected, reply));
            case ORDER -> map.map(roads -> settled(roads, expected, text)).orElseGet(() -> order(expected, reply));
            case COUNT -> number(expected, reply);
        };
    }

    private static Checked number(List<String> expected, String reply) {
        List<String> number = TypedAnswer.number(reply);
        return number.isEmpty() ? Checked.of(Verdict.UNREAD) : Checked.rightIf(number.equals(expected));
    }

    private static Checked order(List<String> expected, String reply) {
        List<String> order = TypedAnswer.order(reply);
        return order.isEmpty() ? Checked.of(Verdict.UNREAD) : Checked.rightIf(order.equals(expected));
    }

    /** The start may be left out: it is settled from the beginning. */
    private static Checked settled(RoadMap roads, List<String> expected, String text) {
        List<String> order = TypedAnswer.path(text, roads.places()).places();
        return order.isEmpty()
                ? Checked.of(Verdict.UNREAD)
                : Checked.rightIf(order.equals(expected) || order.equals(expected.subList(1, expected.size())));
    }

    /** Any path as cheap as the cheapest is right; so is its cost alone. */
    private static Checked path(RoadMap roads, List<String> expected, String text) {
        String from = expected.get(0);
        String to = expected.get(expected.size() - 1);
        int cheapest = roads.cost(expected).orElseThrow();
        TypedAnswer.Path typed = TypedAnswer.path(text, roads.places());
        List<String> path = typed.places();
        List<String> sum = TypedAnswer.number(TypedAnswer.normalised(path.isEmpty() ? text : typed.rest()));
        if (path.isEmpty()) {
            return sum.isEmpty()
                    ? Checked.of(Verdict.UNREAD)
                    : Checked.rightIf(sum.get(0).equals(Integer.toString(cheapest)));
        }
        Optional<List<String>> gap = roads.gap(path);
        if (gap.isPresent()) {
            return Checked.of(Verdict.NO_ROAD, gap.get().get(0), gap.get().get(1));
        }
        if (!path.get(0).equals(from) || !path.get(path.size() - 1).equals(to)) {
            return Checked.of(Verdict.OTHER_ENDS, from, to);
        }
        int cost = roads.cost(path).orElseThrow();
        if (!sum.isEmpty() && !sum.get(0).equals(Integer.toString(cost))) {
            return Checked.of(Verdict.WRONG_SUM);
        }
        return Checked.rightIf(cost == cheapest);
    }

    /** What is wrong with a case itself: what it expects does not follow from what it gives. */
    public static List<String> problems(Case given) {
        List<String> problems = new ArrayList<>();
        List<String> expected = lower(given.expected());
        Optional<RoadMap> map = RoadMap.of(given.given());
        switch (given.check()) {
            case PATH_COST -> {
                if (map.isPresent()) {
                    cheapest(map.get(), expected).ifPresent(problems::add);
                } else if (!sum(given.given()).equals(expected)) {
                    problems.add("expects " + expected + ", but the parts add up to " + sum(given.given()));
                }
            }
            case ORDER -> order(given, expected, map).ifPresent(problems::add);
            case COUNT -> {
                if (expected.size() != 1 || !expected.get(0).matches("[0-9]+")) {
                    problems.add("expects " + expected + ", which is no count");
                }
            }
        }
        return problems;
    }

    private static Optional<String> cheapest(RoadMap roads, List<String> expected) {
        if (expected.size() < 2 || roads.cost(expected).isEmpty()) {
            return Optional.of("expects " + expected + ", which is no path on the map");
        }
        List<List<String>> paths = roads.paths(expected.get(0), expected.get(expected.size() - 1));
        if (!paths.get(0).equals(expected)) {
            return Optional.of("expects " + expected + ", but the cheapest path is " + paths.get(0));
        }
        boolean tie = paths.size() > 1 && roads.cost(paths.get(1)).equals(roads.cost(expected));
        return tie ? Optional.of("has two cheapest paths, " + paths.subList(0, 2)) : Optional.empty();
    }

    private static Optional<String> order(Case given, List<String> expected, Optional<RoadMap> map) {
        if (map.isPresent()) {
            Map<String, Integer> settled = map.get().settled(expected.get(0));
            boolean same = List.copyOf(settled.keySet()).equals(expected);
            boolean tie = settled.values().stream().distinct().count() < settled.size();
            return same && !tie ? Optional.empty() : Optional.of("expects " + expected + ", settled are " + settled);
        }
        boolean same = expected.stream()
                .sorted()
                .toList()
                .equals(lower(given.given()).stream().sorted().toList());
        return same ? Optional.empty() : Optional.of("expects " + expected + ", which has other members than given");
    }

    private static List<String> sum(List<String> parts) {
        boolean numbers = parts.stream().allMatch(part -> part.matches("[0-9]{1,6}"));
        return numbers
                ? List.of(Integer.toString(
                        parts.stream().mapToInt(Integer::parseInt).sum()))
                : List.of();
    }

    private static List<String> lower(List<String> values) {
        return values.stream().map(TypedAnswer::lower).toList();
    }
}
