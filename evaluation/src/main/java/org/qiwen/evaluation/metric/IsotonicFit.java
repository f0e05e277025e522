package org.qiwen.evaluation.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Isotonic regression of yes and no on a score: the share of yes that never falls as the score rises (pool adjacent violators,
 * Ayer et al. 1955; for calibration Zadrozny and Elkan 2002).
 */
public final class IsotonicFit {
    /** A judged case: what it was scored, and whether it is one. */
    public record Case(double score, boolean yes) {}

    /** Scores from {@code least} on, {@code cases} of them, of which this share is yes. */
    private record Block(double least, double cases, double yes) {
        double share() {
            return yes / cases;
        }

        Block with(Block higher) {
            return new Block(least, cases + higher.cases, yes + higher.yes);
        }
    }

    private final List<Block> blocks;

    private IsotonicFit(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    public static IsotonicFit of(List<Case> cases) {
        List<Block> blocks = new ArrayList<>();
        cases.stream().sorted(Comparator.comparingDouble(Case::score)).forEach(one -> {
            Block last = new Block(one.score(), 1, one.yes() ? 1 : 0);
            while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).share() >= last.share()) {
                last = blocks.remove(blocks.size() - 1).with(last);
            }
            blocks.add(last);
        });
        return new IsotonicFit(blocks);
    }

    /** The share of yes that a score stands for, 0..1; 0 without cases. */
    public double share(double score) {
        double share = blocks.isEmpty() ? 0 : blocks.get(0).share();
        for (Block block : blocks) {
            share = score >= block.least() ? block.share() : share;
        }
        return share;
    }

    /**
     * The operating point: the lowest score such that of all cases from it on at least this share is yes; empty when there is
     * none.
     */
    public OptionalDouble from(double precision) {
        double cases = 0;
        double yes = 0;
        OptionalDouble lowest = OptionalDouble.empty();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            cases += blocks.get(i).cases();
            yes += blocks.get(i).yes();
            if (yes / cases >= precision) {
                lowest = OptionalDouble.of(blocks.get(i).least());
            }
        }
        return lowest;
    }
}
