package org.qiwen.evaluation.report;

import java.util.List;
import org.qiwen.evaluation.provider.FaultRow;
import org.qiwen.evaluation.provider.ScriptedProvider.Closed;

/** What a provider's faults came to, as a table. */
public final class FaultReport {
    private static final List<String> COLUMNS = List.of(
            "fault",
            "what the student saw",
            "asks",
            "worded by",
            "done",
            "problems",
            "ms",
            "requests",
            "connections",
            "last closed by",
            "good");

    private FaultReport() {}

    public static String markdown(List<FaultRow> rows) {
        long good = rows.stream().filter(FaultRow::isGood).count();
        return new MarkdownTable(COLUMNS, rows.stream().map(FaultReport::cells).toList()).render() + "\n" + good
                + " of " + rows.size() + " turns as promised.\n";
    }

    private static List<String> cells(FaultRow row) {
        return List.of(
                row.fault(),
                row.said(),
                row.asks() ? "yes" : "no",
                row.reason().isEmpty() ? row.path() : row.path() + " (" + row.reason() + ")",
                Integer.toString(row.endings() - row.problems()),
                Integer.toString(row.problems()),
                Long.toString(row.took().toMillis()),
                Integer.toString(row.requests()),
                Integer.toString(row.connections()),
                row.requests() == 0 ? "-" : closed(row.closed()),
                row.isGood() ? "yes" : "no: " + String.join("; ", row.wrong()));
    }

    private static String closed(Closed closed) {
        return switch (closed) {
            case NOT -> "nobody";
            case BY_CLIENT -> "us";
            case BY_PROVIDER -> "provider";
        };
    }
}
