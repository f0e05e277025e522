package org.qiwen.assistant.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.ingestion.BundledCorpus;

class RetrievalDataTest {
    @TempDir
    private Path folder;

    @Test
    void readsTextsAndTheQueriesThatTheyAnswer() throws IOException {
        write(
                "corpus.jsonl",
                "{\"_id\":\"a\",\"title\":\"水\",\"text\":\"鐵塊沉到水底。\"}",
                "",
                "{\"_id\":\"b\",\"text_hans\":\"火。\"}");
        write("qrels.dev.tsv", "query-id\tcorpus-id\tscore", "q1\ta\t1", "q2\tgone\t1", "q3\ta\t1", "q4\tb\t0");
        write(
                "queries.dev.jsonl",
                "{\"_id\":\"q1\",\"text\":\"鐵塊為什麼沉？\",\"context_dependent\":false}",
                "{\"_id\":\"q2\",\"text\":\"x\"}",
                "{\"_id\":\"q3\",\"text\":\"它呢\",\"context_dependent\":true}",
                "{\"_id\":\"q4\",\"text\":\"y\"}");

        RetrievalData data = RetrievalData.read(folder);

        assertThat(data.texts()).containsOnlyKeys("a", "b");
        assertThat(data.texts().values()).extracting(RetrievalData.Text::text).containsExactly("铁块沉到水底。", "火。");
        assertThat(data.skipped()).isEqualTo(3);
        assertThat(data.queries()).singleElement().satisfies(query -> {
            assertThat(query.simplified()).isEqualTo("铁块为什么沉？");
            assertThat(query.traditional()).isEqualTo("鐵塊為什麼沉？");
            assertThat(query.right()).containsExactly("a");
        });
    }

    @Test
    void namesWhatIsMissingOrBroken() throws IOException {
        assertThatThrownBy(() -> RetrievalData.read(folder)).hasMessageContaining("corpus.jsonl");
        write("corpus.jsonl", "{\"_id\":\"a\",\"text\":\"水\"}", "{broken");
        assertThatThrownBy(() -> RetrievalData.read(folder)).hasMessageContaining("line 2");
    }

    @Test
    void hasAnOffTopicSetToTuneOn() {
        assertThat(Remark.offTopic()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(Remark.offTopic()).extracting(Remark::text).doesNotHaveDuplicates();
    }

    @Test
    void hasPupilsQuestionsToEveryUnitTheyName() {
        Set<String> units = new BundledCorpus()
                .documents().stream()
                        .map(document -> document.name().replaceAll(".*/|\\.[a-z]+$", ""))
                        .collect(Collectors.toSet());
        assertThat(Remark.questions())
                .hasSizeGreaterThanOrEqualTo(120)
                .extracting(Remark::label)
                .allMatch(label -> label.equals(Remark.UNANSWERED) || units.contains(label));
    }

    private void write(String file, String... lines) throws IOException {
        Files.write(folder.resolve(file), List.of(lines));
    }
}
