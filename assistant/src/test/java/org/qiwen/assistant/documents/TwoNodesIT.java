package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.account.AccountTools;
import org.qiwen.assistant.account.Role;
import org.qiwen.assistant.cli.Qiwen;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Part;
import org.qiwen.assistant.server.NodeProcess;
import org.qiwen.ingestion.store.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * Two processes on one PostgreSQL share a job; the one that works is killed with {@code kill -9}, and the other takes its
 * part over. Prints how long that took.
 */
class TwoNodesIT {
    private static final int FILES = 60;

    /** Four silent heartbeats of a second, looked for every two; the rest is what a busy machine needs. */
    private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void shareAJobAndTakeOverWhatAKilledNodeWasAt() throws Exception {
        String url = TestPostgres.freshDatabase();
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        assertThat(AccountTools.create(settings(url, "tools"), "root", "Root", Role.ADMIN, "a-long-password")
                        .succeeded())
                .isTrue();
        try (NodeProcess one = node(settings(url, "one"));
                NodeProcess two = node(settings(url, "two"))) {
            Browser admin = one.browser().signIn("root", "a-long-password");
            String job =
                    admin.upload("/api/documents", files()).body().path("job").asString();
            assertThat(job).isNotEmpty();
            String worker = awaitValue(
                    jdbc,
                    "select min(picked_by) from scheduled_tasks where picked and task_name = '"
                            + PartTasks.PART.getTaskName() + "'");
            NodeProcess dying = worker.contains("-" + one.pid() + "-") ? one : two;
            NodeProcess living = dying == one ? two : one;
            String part = jdbc.sql("select min(task_instance) from scheduled_tasks where picked_by = ?")
                    .param(worker)
                    .query(String.class)
                    .single();

            dying.kill();
            long killed = System.nanoTime();
            awaitValue(
                    jdbc,
                    "select 'over' where not exists (select 1 from scheduled_tasks where picked_by = '" + worker
                            + "')");
            Duration taken = Duration.ofNanos(System.nanoTime() - killed);
            System.out.printf("part %s of a killed node was free for others after %d ms%n", part, taken.toMillis());

            Browser other = living.browser().signIn("root", "a-long-password");
            List<Browser.Event> events = other.watch("/api/jobs/" + job);
            JsonNode end = events.get(events.size() - 1).data();
            assertThat(taken).isLessThan(TAKEOVER_LIMIT);
            assertThat(end.path("state").asString()).isEqualTo("SUCCEEDED");
            assertThat(end.path("done").asInt()).isEqualTo(FILES);
            assertThat(end.path("failed").asInt()).isZero();
            assertThat(jdbc.sql("select count(*) from passage_document where file like 'uploads/%'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(FILES);
        }
    }

    @Test
    void startAtOnceOnOneEmptyDatabase() throws Exception {
        String url = TestPostgres.freshDatabase();
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        CompletableFuture<NodeProcess> starting = CompletableFuture.supplyAsync(() -> started(settings(url, "one")));
        try (NodeProcess two = started(settings(url, "two"));
                NodeProcess one = starting.join()) {
            List<String> said = Stream.concat(one.said().stream(), two.said().stream())
                    .filter(line -> line.contains("Material: ") && line.contains("documents new"))
                    .toList();
            int bundled = jdbc.sql("select count(*) from document where bundled")
                    .query(Integer.class)
                    .single();

            assertThat(bundled).isPositive();
            assertThat(said)
                    .anySatisfy(
                            line -> assertThat(line).contains("Material: " + bundled + " documents new, 0 unchanged"))
                    .anySatisfy(
                            line -> assertThat(line).contains("Material: 0 documents new, " + bundled + " unchanged"));
            assertThat(jdbc.sql("select count(*) from passage_document")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(bundled);
            assertThat(jdbc.sql("select count(distinct file) from passage_document")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(bundled);
            assertThat(Stream.concat(one.said().stream(), two.said().stream()))
                    .noneMatch(line -> line.contains("ERROR") || line.contains("Exception"));
        }
    }

    private static NodeProcess started(List<String> settings) {
        try {
            return node(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NodeProcess node(List<String> settings) throws IOException {
        return NodeProcess.start(
                Qiwen.class,
                Stream.concat(Stream.of("serve"), settings.stream()).toArray(String[]::new));
    }

    private static Part[] files() {
        return IntStream.rangeClosed(1, FILES)
                .mapToObj(i -> Part.file("课文/" + i + ".md", text(i).getBytes(StandardCharsets.UTF_8)))
                .toArray(Part[]::new);
    }

    private static String text(int number) {
        return "# 第 " + number + " 课\n\n" + ("第" + number + "课的观察：把木块放进水里，它浮在水面上；换成铁块，它沉到水底。").repeat(12) + "\n";
    }

    private List<String> settings(String url, String name) {
        return List.of(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=",
                "--spring.datasource.password=",
                "--server.port=0",
                "--qiwen.documents.part-files=4",
                "--qiwen.data=" + folder.resolve(name));
    }

    /** Asks until there is a value. */
    private static String awaitValue(JdbcClient jdbc, String sql) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < deadline) {
            Optional<String> value = jdbc.sql(sql).query(String.class).list().stream()
                    .filter(found -> found != null)
                    .findFirst();
            if (value.isPresent()) {
                return value.get();
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("never came: " + sql);
    }
}
