package org.qiwen.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command runs from its arguments to its table, on a corpus of a few texts. */
class EvaluateSearchIT {
    private static final int TEXTS = 40;

    @TempDir
    private Path work;

    @Test
    void measuresATinyCorpusInLucene() throws Exception {
        corpus();
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();

        int exit = new CommandLine(new Qiwen())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(
                        "evaluate",
                        "search",
                        "--data=" + work,
                        "--documents=" + work.resolve("none"),
                        "--vectors=" + work.resolve("vectors"),
                        "--passages=20,40",
                        "--queries=3");

        assertThat(exit).as("%s", errors).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("| lucene")))
                .as("%s", out)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private void corpus() throws IOException {
        StringBuilder texts = new StringBuilder();
        StringBuilder queries = new StringBuilder();
        StringBuilder right = new StringBuilder("query-id\tcorpus-id\tscore\n");
        for (int i = 1; i <= TEXTS; i++) {
            texts.append("{\"_id\":\"t%d\",\"title\":\"第%d则\",\"text\":\"第%d号杯子里的冰块在%d分钟以后化完，水面没有升高。\"}\n"
                    .formatted(i, i, i, i));
            queries.append("{\"_id\":\"q%d\",\"text\":\"第%d号杯子里的冰块多久化完？\"}\n".formatted(i, i));
            right.append("q%d\tt%d\t1\n".formatted(i, i));
        }
        Files.writeString(work.resolve("corpus.jsonl"), texts);
        Files.writeString(work.resolve("distractors.jsonl"), "");
        Files.writeString(work.resolve("queries.dev.jsonl"), queries);
        Files.writeString(work.resolve("qrels.dev.tsv"), right);
    }
}
