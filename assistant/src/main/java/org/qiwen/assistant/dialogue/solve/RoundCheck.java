package org.qiwen.assistant.dialogue.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.inquiry.Design;
import org.qiwen.assistant.inquiry.Design.Criterion;

/** Reads what a pupil changes, measures and keeps in a round of a design, and decides by the measured data. */
public final class RoundCheck {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|[一二两三四五六七八九十百]+(枚|个)");

    private static final Pattern DENIED = Pattern.compile(".*(不|别|没|不是|不要|不改|不动|不留|不选|不用|没改)$");

    private static final Pattern KEPT = Pattern.compile("(都)?(不变|不动|不改|不换|别动|照旧|不用改)");

    private RoundCheck() {}

    /** Ids of the factors a message names, in authored order; denied ones do not count. */
    public static List<String> changes(Design design, String text) {
        String reply = TypedAnswer.normalised(text);
        return design.factors().stream()
                .filter(factor -> factor.says().stream().anyMatch(word -> says(reply, word)))
                .map(Design.Factor::id)
                .toList();
    }

    /** Whether a message holds a number at all. */
    public static boolean measures(String text) {
        return NUMBER.matcher(TypedAnswer.normalised(text)).find();
    }

    /** The one test of a record that a message names; empty for none and for several. */
    public static Optional<Design.Test> kept(Design design, Design.Record record, String text) {
        String reply = TypedAnswer.normalised(text);
        record Named(Design.Test test, int length) {}
        List<Named> named = new ArrayList<>();
        for (String id : record.tests()) {
            design.test(id)
                    .ifPresent(test -> test.says().stream()
                            .filter(word -> says(reply, word))
                            .mapToInt(String::length)
                            .max()
                            .ifPresent(length -> named.add(new Named(test, length))));
        }
        named.sort(Comparator.comparingInt(Named::length).reversed());
        boolean certain = named.size() == 1
                || named.size() > 1 && named.get(0).length() > named.get(1).length();
        return certain ? Optional.of(named.get(0).test()) : Optional.empty();
    }

    /** Whether no test of the record does better by the round's criterion. */
    public static boolean isBest(Design design, Design.Round round, Design.Record record, Design.Test test) {
        return best(design, round, record)
                .filter(best -> value(best, round) == value(test, round))
                .isPresent();
    }

    /** The best test of a record by the round's criterion. */
    public static Optional<Design.Test> best(Design design, Design.Round round, Design.Record record) {
        Comparator<Design.Test> rising = Comparator.comparingInt(test -> value(test, round));
        boolean more = design.criterion(round.criterion())
                .map(Criterion::better)
                .filter(Criterion.Better.MORE::equals)
                .isPresent();
        return record.tests().stream().flatMap(id -> design.test(id).stream()).max(more ? rising : rising.reversed());
    }

    /** What a test measured by the round's criterion. */
    public static int value(Design.Test test, Design.Round round) {
        return test.results().getOrDefault(round.criterion(), 0);
    }

    /** What is wrong with a design itself: a record in which two things change, or where nothing is the best. */
    public static List<String> problems(Design design) {
        List<String> problems = new ArrayList<>();
        if (design.rounds().size() < 2) {
            problems.add("has " + design.rounds().size() + " rounds, needs two");
        }
        for (Design.Round round : design.rounds()) {
            for (Design.Record record : round.records()) {
                problems.addAll(problems(design, round, record));
            }
        }
        return problems;
    }

    private static List<String> problems(Design design, Design.Round round, Design.Record record) {
        List<String> problems = new ArrayList<>();
        String at = "round " + round.id() + ", record " + record.factor() + ": ";
        List<Design.Test> tests =
                record.tests().stream().flatMap(id -> design.test(id).stream()).toList();
        if (tests.size() < 2) {
            problems.add(at + "needs two tests to compare");
        }
        for (Design.Factor factor : design.factors()) {
            long values = tests.stream()
                    .map(t -> t.settings().getOrDefault(factor.id(), ""))
                    .distinct()
                    .count();
            boolean changed = factor.id().equals(record.factor());
            if (changed && values < tests.size() || !changed && values > 1) {
                problems.add(at
                        + (changed ? "the changed thing does not differ: " : "more than one thing changes: ")
                        + factor.id());
            }
        }
        for (Design.Test test : tests) {
            if (!test.results()
                    .keySet()
                    .containsAll(design.criteria().stream().map(Criterion::id).toList())) {
                problems.add(at + test.id() + " was not measured by every criterion");
            }
        }
        return problems;
    }

    private static boolean says(String reply, String word) {
        String wanted = TypedAnswer.normalised(word);
        int at = reply.indexOf(wanted);
        return at >= 0
                && !DENIED.matcher(reply.substring(0, at)).matches()
                && !KEPT.matcher(reply.substring(at + wanted.length())).lookingAt();
    }
}
