package org.qiwen.ingestion.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderLabelsTest {
    private static final DocumentDescription DEFAULTS = new DocumentDescription(
            null,
            null,
            DocumentKind.EXERCISE,
            Set.of("SENIOR"),
            "物理",
            Locale.SIMPLIFIED_CHINESE,
            null,
            null,
            List.of(),
            null);

    @Test
    void labelsAFileOverWhatIsSaidOfAll() throws Exception {
        FolderLabels labels = FolderLabels.read("""
                # 高一的讲义
                光学/讲义.pdf:
                  title: 光的反射
                  kind: COURSE_UNIT
                  stages: [JUNIOR, SENIOR]
                  licence: CC BY 4.0
                  sources:
                    - 一本书
                  author: 左老师
                练习.docx:
                  stages: []
                """, DEFAULTS);

        assertThat(labels.paths()).containsExactlyInAnyOrder("光学/讲义.pdf", "练习.docx");
        assertThat(labels.over(DEFAULTS, "光学/讲义.pdf"))
                .isEqualTo(new DocumentDescription(
                        null,
                        "光的反射",
                        DocumentKind.COURSE_UNIT,
                        Set.of("JUNIOR", "SENIOR"),
                        "物理",
                        Locale.SIMPLIFIED_CHINESE,
                        null,
                        "CC BY 4.0",
                        List.of("一本书"),
                        null));
        assertThat(labels.over(DEFAULTS, "练习.docx").stages()).isEmpty();
        assertThat(labels.over(DEFAULTS, "别的.docx")).isSameAs(DEFAULTS);
    }

    @Test
    void frontMatterCountsMore() throws Exception {
        FolderLabels labels = FolderLabels.read("u.md: {title: 标签上的, discipline: 化学}", DEFAULTS);
        SourceDocument document = SourceDocument.bytes(
                "u.md",
                "---\ntitle: 文件里的\n---\n# 题目\n\n文字。".getBytes(StandardCharsets.UTF_8),
                labels.over(DEFAULTS, "u.md"));
        DocumentDescription read = new InProcessParser().parse(document).description();
        assertThat(read.title()).isEqualTo("文件里的");
        assertThat(read.discipline()).isEqualTo("化学");
    }

    @Test
    void nothingButCommentsLabelsNothing() throws Exception {
        assertThat(FolderLabels.read("# 还没有写\n", DEFAULTS).paths()).isEmpty();
        assertThat(FolderLabels.NONE.over(DEFAULTS, "a.pdf")).isSameAs(DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({
        "'a.pdf: {kind: NOVEL}', 'labels.yaml: a.pdf: kind must be one of'",
        "'a.pdf: {locale: \"!\"}', 'labels.yaml: a.pdf: locale must be a language tag'",
        "'a.pdf: {title: [x, y]}', 'labels.yaml: a.pdf: title must be one value'",
        "'a.pdf: COURSE_UNIT', 'labels.yaml: a.pdf must have fields'",
        "'a.pdf: {title: [', 'labels.yaml: line 1'",
        "'just words', 'labels.yaml: must be fields and values'",
        "'{a.pdf: {kind: STORY}, a.pdf: {kind: POLICY}}', 'labels.yaml: '",
        "'a.pdf: &x {kind: STORY}\nb.pdf: *x', 'labels.yaml: '"
    })
    void namesWhatIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> FolderLabels.read(yaml, DEFAULTS))
                .isInstanceOf(FolderLabels.Wrong.class)
                .hasMessageStartingWith(message);
    }
}
