package org.qiwen.ingestion.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.MarkdownParser;
import org.qiwen.ingestion.parse.ParsedDocument;
import org.qiwen.ingestion.parse.SourceDocument;

class PassageSplitterTest {
    private static final DocumentDescription DEFAULTS =
            DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE);

    private final PassageSplitter splitter = new PassageSplitter(SplitSettings.DEFAULTS);

    @Test
    void marksSectionsAndInheritsTheMark() throws Exception {
        List<Passage> passages = split("""
                # 月相
                导言。
                ## 观察 {evidence}
                月亮缺了一块。
                ### 记录
                初七看到半个。
                ## 为什么 {Explanation}
                太阳照亮一半。
                ## 附录
                别的。
                """);

        assertThat(passages)
                .extracting(Passage::text, Passage::heading, Passage::nature)
                .containsExactly(
                        tuple("导言。", "", Nature.UNMARKED),
                        tuple("月亮缺了一块。", "观察", Nature.EVIDENCE),
                        tuple("初七看到半个。", "观察 › 记录", Nature.EVIDENCE),
                        tuple("太阳照亮一半。", "为什么", Nature.EXPLANATION),
                        tuple("别的。", "附录", Nature.UNMARKED));
        assertThat(passages).extracting(Passage::title).containsOnly("月相");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 220, 400})
    void keepsEveryCharacterOnceAndNoPassageAboveTheMaximum(int target) throws Exception {
        StringBuilder markdown = new StringBuilder("# 长文\n\n");
        for (int i = 0; i < 40; i++) {
            markdown.append("第").append(i).append("句话说水里的物体受到向上的力，力的大小等于排开的水的重。");
            if (i % 7 == 6) {
                markdown.append("\n\n");
            }
        }
        markdown.append("\n\n").append("没有句号的长串".repeat(200));
        ParsedDocument document = parse(markdown.toString());
        SplitSettings settings = new SplitSettings(target, Math.max(target, Math.min(400, target * 2)));

        List<Passage> passages = new PassageSplitter(settings).split("d", "f.md", document);

        StringBuilder joined = new StringBuilder();
        for (Passage passage : passages) {
            assertThat(document.text().substring(passage.start(), passage.end()))
                    .isEqualTo(passage.text());
            assertThat(TextSize.of(passage.text(), 0, passage.text().length())).isLessThanOrEqualTo(settings.max());
            joined.append(passage.text());
        }
        String body = document.text().substring(document.blocks().get(1).start());
        assertThat(joined.toString().replaceAll("\\s", "")).isEqualTo(body.replaceAll("\\s", ""));
    }

    @Test
    void endsPassagesAtSentences() throws Exception {
        String sentence = "水里的物体受到向上的力，力的大小等于排开的水的重。";
        List<Passage> passages = split(sentence.repeat(60));

        assertThat(passages)
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        passage -> assertThat(passage.text()).startsWith("水里").endsWith("。"));
        assertThat(passages.subList(0, passages.size() - 1))
                .allSatisfy(passage -> assertThat(passage.text().length()).isBetween(180, 260));
    }

    @Test
    void keepsATableWholeAndPartsALongOneBetweenRows() throws Exception {
        String table = "| 物体 | 结果 |\n|---|---|\n" + "| 木块 | 浮 |\n".repeat(5);
        assertThat(split("前言。\n\n" + table))
                .singleElement()
                .satisfies(p -> assertThat(p.text()).contains("木块 | 浮\n木块 | 浮"));

        String longTable = "| 物体 | 结果 |\n|---|---|\n" + "| 一块很大的松木木块 | 慢慢地浮起来了 |\n".repeat(80);
        assertThat(split(longTable))
                .hasSizeGreaterThan(2)
                .allSatisfy(passage -> assertThat(passage.text()).matches("(?s)(物体|一块).*(结果|了)"));
    }

    @Test
    void givesTheSameIdsAgainAndOthersForOtherText() throws Exception {
        List<String> first = ids("# t\n甲。\n\n## b\n乙。");
        assertThat(ids("# t\n甲。\n\n## b\n乙。")).isEqualTo(first);
        assertThat(ids("# t\n甲。\n\n## b\n丙。").get(1)).isNotEqualTo(first.get(1));
        assertThat(first).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void neverCrossesAPage() {
        ParsedDocument document = new ParsedDocument(
                "t",
                DEFAULTS,
                "第一页的话。\n\n第二页的话。",
                List.of(new Block(Block.Type.PARAGRAPH, 0, 0, 6, 1), new Block(Block.Type.PARAGRAPH, 0, 8, 14, 2)));
        assertThat(splitter.split("d", "f.pdf", document))
                .extracting(Passage::page, Passage::text)
                .containsExactly(tuple(1, "第一页的话。"), tuple(2, "第二页的话。"));
    }

    @Test
    void aDocumentOfHeadingsOnlyIsStillFound() throws Exception {
        assertThat(split("# 目录\n## 第一章\n## 第二章")).isNotEmpty();
    }

    @Test
    void findsSentencesOfBothLanguages() {
        assertThat(sentences("他说：“浮起来了！”然后呢？……不知道。3.14 是个数。"))
                .containsExactly("他说：“浮起来了！”", "然后呢？……", "不知道。", "3.14 是个数。");
        assertThat(sentences("Dr. Wells used 2.5 g of salt, e.g. from Fig. 3. It sank! Did it?"))
                .containsExactly("Dr. Wells used 2.5 g of salt, e.g. from Fig. 3. ", "It sank! ", "Did it?");
        assertThat(sentences("它慢慢地……沉下去。")).hasSize(1);
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end : Sentences.ends(text, 0, text.length())) {
            sentences.add(text.substring(start, end));
            start = end;
        }
        return sentences;
    }

    private List<String> ids(String markdown) throws Exception {
        return split(markdown).stream().map(Passage::id).toList();
    }

    private List<Passage> split(String markdown) throws Exception {
        return splitter.split("doc", "doc.md", parse(markdown));
    }

    private static ParsedDocument parse(String markdown) throws Exception {
        return new MarkdownParser()
                .parse(SourceDocument.bytes("doc.md", markdown.getBytes(StandardCharsets.UTF_8), DEFAULTS));
    }
}
