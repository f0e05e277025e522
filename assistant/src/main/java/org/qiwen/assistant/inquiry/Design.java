package org.qiwen.assistant.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a DESIGN inquiry is built and judged by.
 *
 * @param criteria what makes one design better than another
 * @param constraints what every design has to keep to
 * @param factors what may be changed, one at a time
 * @param tests designs that were built and measured
 * @param tradeoffs what is gained and what it costs
 * @param rounds at least two rounds of changing, measuring, deciding
 */
public record Design(
        List<Criterion> criteria,
        List<String> constraints,
        List<Factor> factors,
        List<Test> tests,
        List<Tradeoff> tradeoffs,
        List<Round> rounds) {
    public Design {
        criteria = Authored.copy(criteria);
        constraints = Authored.copy(constraints);
        factors = Authored.copy(factors);
        tests = Authored.copy(tests);
        tradeoffs = Authored.copy(tradeoffs);
        rounds = Authored.copy(rounds);
    }

    public Optional<Criterion> criterion(String id) {
        return criteria.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public Optional<Factor> factor(@Nullable String id) {
        return factors.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    public Optional<Test> test(String id) {
        return tests.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    public Optional<Round> round(@Nullable String id) {
        return rounds.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** A measure, and which end of it is better. */
    public record Criterion(String id, String text, String unit, Better better) {
        /** The better end. */
        public enum Better {
            MORE,
            LESS
        }
    }

    /** Something that may be changed; {@code says} are the words pupils name it by. */
    public record Factor(String id, String name, List<String> says) {
        public Factor {
            says = Authored.copy(says);
        }
    }

    /**
     * A design that was built and measured.
     *
     * @param says how pupils name it
     * @param settings factor id to what it was
     * @param results criterion id to what was measured
     */
    public record Test(
            String id, String design, List<String> says, Map<String, String> settings, Map<String, Integer> results) {
        public Test {
            says = Authored.copy(says);
            settings = Authored.copy(settings);
            results = Authored.copy(results);
        }
    }

    /** What is gained and what it costs, by the data; {@code reveals} are ids of ideas it gives away. */
    public record Tradeoff(String text, List<String> reveals) {
        public Tradeoff {
            reveals = Authored.copy(reveals);
        }
    }

    /**
     * One round: change one thing, say what you expect, measure, decide by the data.
     *
     * @param expectation id of the idea that the round leads to; it is asked for afterwards
     * @param criterion id of the measure that decides
     * @param change asks what is changed and what is expected
     * @param measure asks for the measured numbers
     * @param decide asks which design is kept, and by which number
     * @param records the class's own records, one for each thing that may be changed
     */
    public record Round(
            String id,
            String expectation,
            String criterion,
            String change,
            String measure,
            String decide,
            List<Record> records) {
        public Round {
            records = Authored.copy(records);
        }

        /** The record for a changed factor; the first when there is none for it. */
        public Record record(@Nullable String factor) {
            return records.stream()
                    .filter(r -> r.factor().equals(factor))
                    .findFirst()
                    .orElseGet(() -> records.get(0));
        }
    }

    /**
     * Tests that differ in one factor only.
     *
     * @param shows id of the evidence that shows them
     * @param tests ids
     */
    public record Record(String factor, String shows, List<String> tests) {
        public Record {
            tests = Authored.copy(tests);
        }
    }
}
