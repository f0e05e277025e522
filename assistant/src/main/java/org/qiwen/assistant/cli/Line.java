package org.qiwen.assistant.cli;

import org.qiwen.assistant.documents.LibraryTools;

/** How far a job is, as a terminal shows it. */
record Line(String state, int done, int total, int passages, int failed, int unchanged, String current) {
    static Line of(LibraryTools.Progress progress) {
        return new Line(
                progress.state(),
                progress.done(),
                progress.total(),
                progress.passages(),
                progress.failed(),
                progress.unchanged(),
                progress.current().isEmpty() ? "" : progress.current().get(0));
    }

    String counts() {
        return done + "/" + total + " files, " + passages + " passages"
                + (unchanged > 0 ? ", " + unchanged + " unchanged" : "")
                + (failed > 0 ? ", " + failed + " skipped" : "");
    }
}
