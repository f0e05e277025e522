package org.qiwen.assistant.inquiry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One authored relation: the smallest thing that can be right or wrong in what a pupil says. A claim is a line (a
 * conjunction) of relations. Names are term ids of the inquiry's {@link Lexicon}.
 *
 * <p>The text form, as written in an inquiry: {@code HAS t}, {@code NOT t}, {@code HOLD t}, {@code a -> b},
 * {@code -> b}, {@code a+ -> b-}, {@code CMP x.q > y.q}, {@code CAUSE a -> b}, {@code SEQ a then b},
 * {@code NUM 10 克}, {@code IRRELEVANT t}, {@code IN evidence-id}.
 */
public sealed interface Relation {

    /** The subject of a comparison that was left out or is no term. */
    String SELF = "self";

    /** The term ids this relation speaks of. */
    Set<String> terms();

    /** Whether satisfying this relation alone shows that the pupil is on the way (a bare word does not). */
    default boolean informative() {
        return true;
    }

    /** The term is said and not denied. */
    record Has(String term) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of(term);
        }

        @Override
        public boolean informative() {
            return false;
        }
    }

    /** The term is denied, or its opposite is said. */
    record Not(String term) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of(term);
        }
    }

    /** A condition that is kept the same. */
    record Hold(String term) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of(term);
        }
    }

    /** The attribute goes with the outcome. */
    record Binds(String attribute, String outcome) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of(attribute, outcome);
        }
    }

    /** The outcome of the comparison in the same line. */
    record Outcome(String outcome) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of(outcome);
        }

        @Override
        public boolean informative() {
            return false;
        }
    }

    /** The more of {@code cause}, the more ({@code same}) or the less of {@code effect}. */
    record Monotone(String cause, String effect, boolean same) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of(cause, effect);
        }
    }

    /** How two things compare in a quantity; an empty quantity is any. */
    record Compare(String left, Optional<String> quantity, Order order, String right) implements Relation {
        @Override
        public Set<String> terms() {
            return Stream.of(left, right).filter(t -> !t.equals(SELF)).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** {@code agent} acts on {@code patient}. */
    record Cause(String agent, String patient) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of(agent, patient);
        }
    }

    /** The terms are said in this order. */
    record Sequence(List<String> order) implements Relation {
        public Sequence {
            order = List.copyOf(order);
        }

        @Override
        public Set<String> terms() {
            return Set.copyOf(order);
        }
    }

    /** A number with its unit. */
    record Quantity(String value, String unit) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of();
        }
    }

    /** The term is said not to matter. */
    record Irrelevant(String term) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of(term);
        }
    }

    /** That piece of evidence is being discussed. */
    record During(String evidence) implements Relation {
        @Override
        public Set<String> terms() {
            return Set.of();
        }

        @Override
        public boolean informative() {
            return false;
        }
    }

    /** How two quantities compare. */
    enum Order {
        LESS,
        EQUAL,
        MORE;

        /** The same comparison with its sides exchanged. */
        public Order flipped() {
            return switch (this) {
                case LESS -> MORE;
                case EQUAL -> EQUAL;
                case MORE -> LESS;
            };
        }

        static Order of(String sign) {
            return switch (sign) {
                case "<" -> LESS;
                case "=" -> EQUAL;
                default -> MORE;
            };
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when the text is none of the forms
     */
    static Relation parse(String text) {
        return RelationText.parse(text.strip());
    }

    /** The grammar of the text form. */
    final class RelationText {
        private static final String TERM = "([A-Za-z][A-Za-z0-9_-]*)";
        private static final Pattern WORD = Pattern.compile("(HAS|IS|NOT|HOLD|IRRELEVANT|IN) +" + TERM);
        private static final Pattern CAUSE = Pattern.compile("CAUSE +" + TERM + " *-> *" + TERM);
        private static final Pattern MONOTONE = Pattern.compile(TERM + "\\+ *-> *" + TERM + "([+-])");
        private static final Pattern BINDS = Pattern.compile(TERM + " *-> *" + TERM);
        private static final Pattern OUTCOME = Pattern.compile("-> *" + TERM);
        private static final Pattern COMPARE =
                Pattern.compile("CMP +" + TERM + "(?:\\." + TERM + ")? *([<>=]) *" + TERM + "(?:\\." + TERM + ")?");
        private static final Pattern SEQUENCE = Pattern.compile("SEQ +(.+)");
        private static final Pattern NUMBER = Pattern.compile("NUM +([0-9.]+) *(\\S+)");

        private RelationText() {}

        private static Relation parse(String text) {
            Matcher word = WORD.matcher(text);
            if (word.matches()) {
                return oneTerm(word.group(1), word.group(2));
            }
            Matcher cause = CAUSE.matcher(text);
            if (cause.matches()) {
                return new Cause(cause.group(1), cause.group(2));
            }
            Matcher monotone = MONOTONE.matcher(text);
            if (monotone.matches()) {
                return new Monotone(
                        monotone.group(1), monotone.group(2), monotone.group(3).equals("+"));
            }
            Matcher outcome = OUTCOME.matcher(text);
            if (outcome.matches()) {
                return new Outcome(outcome.group(1));
            }
            Matcher binds = BINDS.matcher(text);
            if (binds.matches()) {
                return new Binds(binds.group(1), binds.group(2));
            }
            Matcher compare = COMPARE.matcher(text);
            if (compare.matches()) {
                return new Compare(
                        compare.group(1),
                        Optional.ofNullable(compare.group(2)),
                        Order.of(compare.group(3)),
                        compare.group(4));
            }
            Matcher sequence = SEQUENCE.matcher(text);
            if (sequence.matches()) {
                return new Sequence(Arrays.stream(sequence.group(1).split(" +then +"))
                        .map(String::strip)
                        .toList());
            }
            Matcher number = NUMBER.matcher(text);
            if (number.matches()) {
                return new Quantity(number.group(1), number.group(2));
            }
            throw new IllegalArgumentException("'" + text + "' is no relation; see Relation for the forms");
        }

        private static Relation oneTerm(String keyword, String term) {
            return switch (keyword) {
                case "NOT" -> new Not(term);
                case "HOLD" -> new Hold(term);
                case "IRRELEVANT" -> new Irrelevant(term);
                case "IN" -> new During(term);
                default -> new Has(term);
            };
        }
    }
}
