package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.web.Fields;
import org.qiwen.assistant.web.Problem;
import org.qiwen.ingestion.parse.DocumentKind;

class FileLabelsTest {
    private static final Labels ALL =
            new Labels(DocumentKind.EXERCISE, Set.of("JUNIOR"), "物理", "zh-CN", null, "CC BY 4.0");

    private final Fields wrong = new Fields();

    @TempDir
    private Path folder;

    @Test
    void saysOfAFileWhatItsFolderSaysOverWhatIsSaidOfAll() {
        FileLabels labels = read(Map.of("讲义/labels.yaml", """
                光/反射.pdf: {title: 光的反射, kind: COURSE_UNIT, stages: [SENIOR], inquiry: sky-blue}
                水.docx: {licence: ''}
                """));

        assertThat(labels.of("讲义/光/反射.pdf"))
                .hasValue(new FileLabels.Labelled(
                        new Labels(DocumentKind.COURSE_UNIT, Set.of("SENIOR"), "物理", "zh-CN", "sky-blue", "CC BY 4.0"),
                        "光的反射"));
        assertThat(labels.of("讲义/水.docx"))
                .hasValue(new FileLabels.Labelled(
                        new Labels(DocumentKind.EXERCISE, Set.of("JUNIOR"), "物理", "zh-CN", null, null), null));
        assertThat(labels.of("光/反射.pdf")).isEmpty();
        assertThat(labels.of("讲义/别的.pdf")).isEmpty();
        assertThat(wrong.found()).isEmpty();
    }

    @Test
    void theNearestCounts() {
        FileLabels labels = read(Map.of(
                "labels.yaml", "a/b/x.pdf: {discipline: 远}\na/y.pdf: {discipline: 远}",
                "a/b/labels.yaml", "x.pdf: {discipline: 近}"));

        assertThat(labels.of("a/b/x.pdf").orElseThrow().labels().discipline()).isEqualTo("近");
        assertThat(labels.of("a/y.pdf").orElseThrow().labels().discipline()).isEqualTo("远");
    }

    @ParameterizedTest
    @CsvSource({
        "'x.pdf: {stages: [PRESCHOOL]}', 'x.pdf: stages must be some of'",
        "'x.pdf: {kind: NOVEL}', 'labels.yaml: x.pdf: kind must be one of'",
        "'x.pdf: {title: \"\"}', 'x.pdf: title needs 1 to'",
        "'x.pdf: [', 'labels.yaml: line 1'"
    })
    void namesTheFileTheFieldAndTheFault(String yaml, String message) {
        read(Map.of("a/labels.yaml", yaml));
        assertThat(wrong.found()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("a/labels.yaml");
            assertThat(fault.message()).startsWith(message);
        });
    }

    @Test
    void noticesLabelsOfFilesThatAreNotThere() throws IOException {
        write("labels.yaml", "讲义.pdf: {kind: STORY}\n讲义2.pdf: {kind: STORY}\n");
        write("讲义.pdf", "x");
        write("光/labels.yaml", "反射.pdf: {kind: STORY}\n");
        write("光/反射.pdf", "x");

        FileLabels labels = FileLabels.in(folder, ALL, wrong);

        assertThat(labels.of("光/反射.pdf")).isPresent();
        assertThat(wrong.found())
                .extracting(Problem.Field::message)
                .containsExactly("labels 讲义2.pdf, which is not there");
        assertThat(FileLabels.files(folder)).hasSize(2);
        assertThat(FolderIngestion.count(folder)).isEqualTo(2);
    }

    private FileLabels read(Map<String, String> texts) {
        return FileLabels.read(texts, ALL, wrong);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
