package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.qiwen.assistant.copilot.brief.Depth;

/**
 * Gives blocks their lessons and minutes. Every lesson's minutes add up to the lesson exactly; what does not fit is left out
 * from the least needed on, and named. Pure.
 */
final class Timetable {
    /** What is left out first. Situation, one idea, summary and exit check stay whatever happens. */
    private static final List<Block.Kind> LEAVING = List.of(
            Block.Kind.TRANSFER,
            Block.Kind.STORY,
            Block.Kind.SHOWCASE,
            Block.Kind.REVISE,
            Block.Kind.PLAN,
            Block.Kind.IDEA,
            Block.Kind.OBSERVE,
            Block.Kind.DEMONSTRATION,
            Block.Kind.RECORDS,
            Block.Kind.EXPERIMENT);
    /** Minutes too few for a work phase of their own. */
    private static final int SHORTEST_WORK = Block.Kind.WORK.min;

    private final int lessons;
    private final int minutes;
    private final Map<Block.Kind, Integer> wanted;
    private final Function<Block.Kind, Block> joint;
    private final Depth depth;
    private final Predicate<Block> spare;
    private boolean tight;

    /**
     * @param wanted minutes the teacher asked for, by kind
     * @param depth how long one idea takes
     * @param spare ideas that the exit check does not ask for: they are left out before the others
     * @param joint makes the blocks that join lessons or fill one: RECALL, CLOSE, WORK
     */
    Timetable(
            int lessons,
            int minutes,
            Depth depth,
            Map<Block.Kind, Integer> wanted,
            Predicate<Block> spare,
            Function<Block.Kind, Block> joint) {
        this.lessons = lessons;
        this.minutes = minutes;
        this.depth = depth;
        this.spare = spare;
        this.wanted = Map.copyOf(wanted);
        this.joint = joint;
    }

    /** A block with its minutes. */
    record Timed(Block block, int minutes) {}

    /** The lessons, and what was left out. */
    record Result(List<List<Timed>> lessons, List<Block> left) {}

    Result of(List<Block> blocks) {
        List<Block> kept = new ArrayList<>(blocks);
        List<Block> left = new ArrayList<>();
        List<List<Block>> parts = parted(kept);
        while (parts.isEmpty()) {
            Optional<Block> leaving = leaving(kept);
            if (leaving.isEmpty() && tight) {
                throw new IllegalStateException("the lesson is too short for the least that a lesson has");
            }
            tight = leaving.isEmpty();
            leaving.ifPresent(block -> {
                kept.remove(block);
                left.add(0, block);
            });
            parts = parted(kept);
        }
        List<List<Timed>> timed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            timed.add(timed(joined(parts.get(i), i)));
        }
        return new Result(timed, left);
    }

    private Optional<Block> leaving(List<Block> kept) {
        for (Block.Kind kind : LEAVING) {
            List<Block> candidates = kept.stream().filter(b -> b.kind() == kind).toList();
            if (candidates.size() > (kind == Block.Kind.IDEA ? 1 : 0)) {
                List<Block> first = candidates.stream().filter(spare).toList();
                List<Block> leaving = first.isEmpty() ? candidates : first;
                return Optional.of(leaving.get(leaving.size() - 1));
            }
        }
        return Optional.empty();
    }

    /** Blocks in contiguous parts, one a lesson, as even as their weights allow; empty when the least minutes do not fit. */
    private List<List<Block>> parted(List<Block> blocks) {
        int n = blocks.size();
        double ideal = blocks.stream().mapToInt(b -> b.kind().weight).sum() / (double) lessons;
        double[][] cost = new double[lessons + 1][n + 1];
        int[][] from = new int[lessons + 1][n + 1];
        for (double[] row : cost) {
            java.util.Arrays.fill(row, Double.MAX_VALUE);
        }
        cost[0][0] = 0;
        for (int lesson = 1; lesson <= lessons; lesson++) {
            for (int end = 0; end <= n; end++) {
                for (int start = 0; start <= end; start++) {
                    List<Block> part = blocks.subList(start, end);
                    if (cost[lesson - 1][start] < Double.MAX_VALUE && least(part) <= room(lesson - 1)) {
                        double off =
                                part.stream().mapToInt(b -> b.kind().weight).sum() - ideal;
                        double sum = cost[lesson - 1][start] + off * off;
                        if (sum < cost[lesson][end]) {
                            cost[lesson][end] = sum;
                            from[lesson][end] = start;
                        }
                    }
                }
            }
        }
        if (cost[lessons][n] == Double.MAX_VALUE) {
            return List.of();
        }
        List<List<Block>> parts = new ArrayList<>();
        for (int lesson = lessons, end = n; lesson > 0; lesson--) {
            int start = from[lesson][end];
            parts.add(0, List.copyOf(blocks.subList(start, end)));
            end = start;
        }
        return parts;
    }

    private int least(List<Block> part) {
        return part.stream().mapToInt(b -> least(b.kind())).sum();
    }

    private int least(Block.Kind kind) {
        return wanted.getOrDefault(kind, tight ? kind.tight() : kind.least(depth));
    }

    private int most(Block.Kind kind) {
        return wanted.getOrDefault(kind, kind.max);
    }

    /** Minutes of a lesson without what joins it to its neighbours. */
    private int room(int lesson) {
        return minutes - (lesson > 0 ? Block.Kind.RECALL.min : 0) - (lesson < lessons - 1 ? Block.Kind.CLOSE.min : 0);
    }

    private List<Block> joined(List<Block> part, int lesson) {
        List<Block> all = new ArrayList<>();
        if (lesson > 0) {
            all.add(joint.apply(Block.Kind.RECALL));
        }
        all.addAll(part);
        int most = part.stream().mapToInt(b -> most(b.kind())).sum();
        boolean roomy = room(lesson) - most >= SHORTEST_WORK;
        if (roomy && lessons > 1) {
            // Work goes before the closing talk of the last lesson, and at the end of the others.
            int at = all.size();
            while (at > 0 && isClosing(all.get(at - 1).kind())) {
                at--;
            }
            all.add(at, joint.apply(Block.Kind.WORK));
        }
        if (lesson < lessons - 1) {
            all.add(joint.apply(Block.Kind.CLOSE));
        }
        return all;
    }

    private static boolean isClosing(Block.Kind kind) {
        return kind == Block.Kind.SHOWCASE || kind == Block.Kind.SUMMARY || kind == Block.Kind.EXIT;
    }

    /** The least for each, then the rest by weight up to the most; what nobody can bear goes to the heaviest. */
    private List<Timed> timed(List<Block> blocks) {
        int[] given = blocks.stream().mapToInt(b -> least(b.kind())).toArray();
        int rest = minutes - java.util.Arrays.stream(given).sum();
        while (rest > 0) {
            int next = hungriest(blocks, given);
            given[next]++;
            rest--;
        }
        List<Timed> timed = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            timed.add(new Timed(blocks.get(i), given[i]));
        }
        return timed;
    }

    /** The block that is furthest below its share (highest averages, as seats are given: Sainte-Laguë). */
    private int hungriest(List<Block> blocks, int[] given) {
        List<Integer> open = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            all.add(i);
            if (given[i] < most(blocks.get(i).kind())) {
                open.add(i);
            }
        }
        Comparator<Integer> share = Comparator.comparingDouble(i -> {
            Block.Kind kind = blocks.get(i).kind();
            return kind.weight / (2.0 * (given[i] - least(kind)) + 1);
        });
        Comparator<Integer> earlier = Comparator.comparingInt(i -> -i);
        return (open.isEmpty() ? all : open)
                .stream().max(share.thenComparing(earlier)).orElseThrow();
    }
}
