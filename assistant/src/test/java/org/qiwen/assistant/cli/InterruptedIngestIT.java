package org.qiwen.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.NodeProcess;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.StoredDocument;

/** Ctrl-C in a terminal, which {@code script} of util-linux is to the program. */
class InterruptedIngestIT {
    private static final int FILES = 400;
    private static final char CTRL_C = 3;
    private static final Pattern SOME_DONE = Pattern.compile("[1-9]\\d*/" + FILES + " files");

    @TempDir
    private Path work;

    @Test
    void keepsWhatIsConfirmedSaysHowToGoOnAndSkipsItTheNextTime() throws Exception {
        Path books = books();

        String interrupted = interrupt(command(books));
        assertThat(interrupted).contains("Paused. To go on: the same command again.");
        int confirmed = stored().size();
        assertThat(confirmed).isPositive().isLessThan(FILES);

        String second = run(command(books));
        assertThat(second).contains("SUCCEEDED: " + FILES + "/" + FILES + " files");
        assertThat(stored()).hasSize(FILES);

        String third = run(command(books));
        assertThat(third).contains(FILES + " unchanged");
    }

    private Path books() throws IOException {
        Path books = Files.createDirectories(work.resolve("books"));
        for (int i = 1; i <= FILES; i++) {
            Files.writeString(
                    books.resolve(i + ".md"),
                    "# 第 " + i + " 课\n\n" + ("第" + i + "课的观察：把木块放进水里，它浮在水面上；换成铁块，它沉到水底。").repeat(7) + "\n");
        }
        return books;
    }

    private List<String> command(Path books) {
        return NodeProcess.command(Qiwen.class, "ingest", books.toString(), "--qiwen.data=" + work.resolve("data"));
    }

    /** Types Ctrl-C when the first files are done; everything the terminal showed. */
    private static String interrupt(List<String> command) throws Exception {
        String quoted =
                String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
        Process terminal = new ProcessBuilder("script", "-qfec", quoted, "/dev/null")
                .redirectErrorStream(true)
                .start();
        StringBuilder shown = new StringBuilder();
        boolean typed = false;
        try (Reader screen = new InputStreamReader(terminal.getInputStream(), StandardCharsets.UTF_8)) {
            char[] piece = new char[200];
            for (int n = screen.read(piece); n >= 0; n = screen.read(piece)) {
                shown.append(piece, 0, n);
                if (!typed && SOME_DONE.matcher(shown).find()) {
                    typed = true;
                    terminal.getOutputStream().write(CTRL_C);
                    terminal.getOutputStream().flush();
                }
            }
        }
        assertThat(typed).as("no file was done: %s", shown).isTrue();
        assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return shown.toString();
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private List<StoredDocument> stored() {
        try (LucenePassageStore store =
                new LucenePassageStore(work.resolve("data").resolve("passages"))) {
            return store.documents();
        }
    }
}
