package org.qiwen.assistant.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.measure.MeasuredStore;
import org.qiwen.assistant.measure.SearchBenchmark;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate search}: times search at several sizes and compares its vector leg with exact neighbours. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Store passages of a folder of texts at several sizes; print times, recall, rows under a filter, size.",
            "PostgreSQL is at QIWEN_DATABASE_URL, QIWEN_DATABASE_USERNAME, QIWEN_DATABASE_PASSWORD, in a database"
                    + " without passages: the tables are made and removed."
        })
final class EvaluateSearch implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            description = "Folder with corpus.jsonl, distractors.jsonl and queries.dev.jsonl.")
    private Path data;

    @Option(names = "--documents", description = "Folder of more Markdown; zh-science-docs beside --data.")
    private @Nullable Path documents;

    @Option(
            names = "--vectors",
            defaultValue = "data/measured-vectors",
            description = "Folder that keeps computed vectors for the next run; ${DEFAULT-VALUE}.")
    private Path vectors;

    @Option(
            names = "--store",
            defaultValue = "lucene",
            split = ",",
            description = "lucene, postgres; ${DEFAULT-VALUE}.")
    private List<String> stores;

    @Option(names = "--passages", defaultValue = "6000,100000", split = ",", description = "Sizes; ${DEFAULT-VALUE}.")
    private List<Integer> passages;

    @Option(names = "--queries", defaultValue = "300", description = "How many; ${DEFAULT-VALUE}.")
    private int queries;

    @Override
    public Integer call() throws IOException {
        PrintWriter errors = spec.commandLine().getErr();
        try (OnnxEmbedders embedders = new OnnxEmbedders();
                HikariDataSource pool = new HikariDataSource()) {
            Path more = documents == null ? data.resolveSibling("zh-science-docs") : documents;
            List<SearchBenchmark.Opening> openings = new ArrayList<>();
            for (String store : stores) {
                openings.add(opening(store, pool));
            }
            spec.commandLine()
                    .getOut()
                    .print(SearchBenchmark.run(data, more, vectors, passages, openings, queries, embedders, line -> {
                        errors.println(line);
                        errors.flush();
                    }));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | SQLException e) {
            errors.println(e.getMessage());
            return 1;
        }
    }

    private static SearchBenchmark.Opening opening(String store, HikariDataSource pool) {
        return switch (store) {
            case "lucene" -> MeasuredStore::lucene;
            case "postgres" -> {
                pool.setJdbcUrl(setting("QIWEN_DATABASE_URL", "jdbc:postgresql://localhost/qiwen"));
                pool.setUsername(setting("QIWEN_DATABASE_USERNAME", "qiwen"));
                pool.setPassword(setting("QIWEN_DATABASE_PASSWORD", ""));
                yield () -> MeasuredStore.postgres(pool);
            }
            default -> throw new IllegalArgumentException("--store must be lucene or postgres, was " + store);
        };
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}
