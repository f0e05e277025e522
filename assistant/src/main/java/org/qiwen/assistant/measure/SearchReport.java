package org.qiwen.assistant.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qiwen.evaluation.benchmark.Machine;
import org.qiwen.evaluation.metric.Percentile;
import org.qiwen.evaluation.report.MarkdownTable;

/** {@link SearchFigures} as tables. */
final class SearchReport {
    private static final double MEBIBYTE = 1024 * 1024;

    private SearchReport() {}

    static String markdown(List<SearchFigures> figures, String how) {
        Machine machine = Machine.here();
        return times(figures).render() + "\n" + quality(figures).render() + "\n" + how
                + String.format(
                        Locale.ROOT,
                        " On %d cores, Java %s, load %.1f at the end.%n",
                        machine.processors(),
                        machine.java(),
                        machine.load());
    }

    private static MarkdownTable times(List<SearchFigures> figures) {
        List<List<String>> rows = new ArrayList<>();
        for (SearchFigures one : figures) {
            rows.add(List.of(
                    one.store(),
                    String.valueOf(one.passages()),
                    pair(one.whole()),
                    pair(one.embedding()),
                    pair(one.searching()),
                    growth(one, figures),
                    pair(one.filtered())));
        }
        return new MarkdownTable(
                List.of(
                        "store",
                        "passages",
                        "search p50/p95 ms",
                        "embedding",
                        "store and fusion",
                        "growth of p50/p95 from the smallest",
                        "store and fusion, 1 % filter"),
                rows);
    }

    private static MarkdownTable quality(List<SearchFigures> figures) {
        List<List<String>> rows = new ArrayList<>();
        for (SearchFigures one : figures) {
            rows.add(List.of(
                    one.store(),
                    String.valueOf(one.passages()),
                    share(one.recallAtTen()),
                    share(one.recallAskedTen()),
                    share(one.filteredRecall()),
                    String.valueOf(one.leastFiltered()),
                    String.format(Locale.ROOT, "%.0f", one.bytes() / MEBIBYTE),
                    String.format(
                            Locale.ROOT,
                            "%.1f s (%.0f a second)",
                            one.ingested().toMillis() / 1e3,
                            one.passages() / Math.max(1e-3, one.ingested().toMillis() / 1e3))));
        }
        return new MarkdownTable(
                List.of(
                        "store",
                        "passages",
                        "vector recall@10",
                        "asked for ten only",
                        "under the 1 % filter",
                        "fewest of 10 rows under it",
                        "MiB on disk",
                        "stored in, vectors known"),
                rows);
    }

    private static String growth(SearchFigures one, List<SearchFigures> figures) {
        Optional<SearchFigures> smallest = figures.stream()
                .filter(other -> other.store().equals(one.store()))
                .min(java.util.Comparator.comparingInt(SearchFigures::passages));
        if (smallest.isEmpty() || smallest.get().passages() == one.passages()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f",
                ratio(one.whole(), smallest.get().whole(), 50),
                ratio(one.whole(), smallest.get().whole(), 95));
    }

    private static double ratio(List<Duration> large, List<Duration> small, double percent) {
        return (double) Percentile.of(large, percent).toNanos()
                / Percentile.of(small, percent).toNanos();
    }

    private static String pair(List<Duration> times) {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f",
                Percentile.of(times, 50).toNanos() / 1e6,
                Percentile.of(times, 95).toNanos() / 1e6);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
