package org.qiwen.ingestion.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.ingestion.embed.TokenEstimate;
import org.qiwen.ingestion.embed.TokenReader;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.InProcessParser;
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
    @CsvSource({
        "观察 {evidence}, 观察, EVIDENCE",
        "观察{EXPLANATION}, 观察, EXPLANATION",
        "苹果和石子【证据】, 苹果和石子, EVIDENCE",
        "苹果和石子 【解释】, 苹果和石子, EXPLANATION",
        "Notes on the sky [evidence], Notes on the sky, EVIDENCE",
        "Notes on the sky [Explanation], Notes on the sky, EXPLANATION",
        "数据【证据】和别的, 数据【证据】和别的, UNMARKED",
        "看图［证据）, 看图［证据）, UNMARKED",
        "要点 [解释], 要点 [解释], EXPLANATION"
    })
    void readsAMarkAtTheEndOfAHeadingInAnyOfItsForms(String heading, String shown, Nature nature) throws Exception {
        assertThat(split("# 题目\n\n## " + heading + "\n\n太阳升起来了。\n"))
                .extracting(Passage::heading, Passage::nature)
                .containsExactly(tuple(shown, nature));
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

        List<Passage> passages = new PassageSplitter(settings).split("d", "f.md", document, TokenReader.ESTIMATE);

        StringBuilder joined = new StringBuilder();
        for (Passage passage : passages) {
            assertThat(document.text().substring(passage.start(), passage.end()))
                    .isEqualTo(passage.text());
            assertThat(TokenEstimate.starts(passage.text())).hasSizeLessThanOrEqualTo(settings.max());
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
        assertThat(splitter.split("d", "f.pdf", document, TokenReader.ESTIMATE))
                .extracting(Passage::page, Passage::text)
                .containsExactly(tuple(1, "第一页的话。"), tuple(2, "第二页的话。"));
    }

    @Test
    void aDocumentOfHeadingsOnlyIsStillFound() throws Exception {
        assertThat(split("# 目录\n## 第一章\n## 第二章")).isNotEmpty();
    }

    @Test
    void givesPartsOfALongTableTheirHeaderRow() throws Exception {
        String rows = "| 一块很大的松木木块 | 慢慢地浮起来了 |\n".repeat(80);
        List<Passage> passages = split("# 浮沉\n## 数据\n下表是记录。\n\n| 物体 | 结果 |\n|---|---|\n" + rows);

        assertThat(passages).hasSizeGreaterThan(2);
        assertThat(passages.get(0).text()).startsWith("下表是记录。\n\n物体 | 结果\n一块");
        assertThat(passages.get(0).headings()).containsExactly("数据");
        assertThat(passages.subList(1, passages.size()))
                .allSatisfy(part -> assertThat(part.headings()).containsExactly("数据", "物体 | 结果"))
                .allSatisfy(part -> assertThat(part.text()).startsWith("一块").endsWith("了"));
    }

    @Test
    void partsARowOnlyWhenItAloneIsTooLong() throws Exception {
        List<Passage> passages = split("| 项 | 说明 |\n|---|---|\n| 长 | " + "很长的说明，".repeat(150) + " |\n| 短 | 好 |\n");
        assertThat(passages.get(1).headings()).containsExactly("项 | 说明");
        assertThat(passages)
                .allSatisfy(
                        part -> assertThat(TokenEstimate.starts(part.text())).hasSizeLessThanOrEqualTo(400));
    }

    @Test
    void keepsHeadingsThatNothingStandsUnder() throws Exception {
        List<Passage> passages = split("# 单元\n## 一\n甲。\n## 水往低处流\n## 二\n### 空\n### 乙\n丙。");
        assertThat(passages)
                .extracting(Passage::text, Passage::heading)
                .containsExactly(tuple("甲。", "一"), tuple("水往低处流", ""), tuple("空", "二"), tuple("丙。", "二 › 乙"));
    }

    @Test
    void leavesRoomForTheTextUnderLongHeadings() throws Exception {
        String heading = "关于浮力与重力之间关系的详细讨论".repeat(20);
        List<Passage> passages = split("# " + heading + "\n## b " + heading + "\n### c " + heading + "\n"
                + "水里的物体受到向上的力，力的大小等于排开的水的重。".repeat(60));
        assertThat(passages)
                .hasSizeGreaterThan(3)
                .allSatisfy(passage -> assertThat(TokenEstimate.starts(passage.textWithHeadings()))
                        .hasSizeLessThanOrEqualTo(510));
    }

    @Test
    void readsTheNatureOfPlainHeadingsWithCare() throws Exception {
        assertThat(split("## 一、实验现象\n铁块沉到水底。\n## 结论\n铁比水重。\n## 数据\n因为铁重，所以沉。\n## 实验\n放铁块。"))
                .extracting(Passage::nature)
                .containsExactly(Nature.EVIDENCE, Nature.EXPLANATION, Nature.UNMARKED, Nature.UNMARKED);
        assertThat(split("## 现象 {explanation}\n甲。\n### 数据\n乙。\n## 原理\n### 数据\n丙。"))
                .extracting(Passage::nature)
                .containsOnly(Nature.EXPLANATION);
    }

    @Test
    void knowsTheLanguageOfAPassageAndFindsItByItsDocuments() throws Exception {
        List<Passage> passages = split("## 一\n浮力是液体对物体的力。\n## Abstract\nBuoyancy is the upward force of a liquid.");
        assertThat(passages).extracting(Passage::language).containsExactly(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
        assertThat(passages).extracting(Passage::locale).containsOnly(Locale.SIMPLIFIED_CHINESE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void coversAllTextOfAnyDocumentExactlyOnce(long seed) {
        ParsedDocument document = RandomDocument.of(new Random(seed), DEFAULTS);
        List<Passage> passages = splitter.split("d", "f", document, TokenReader.ESTIMATE);

        int at = 0;
        for (Passage passage : passages) {
            assertThat(document.text().substring(passage.start(), passage.end()))
                    .isEqualTo(passage.text());
            assertThat(passage.start()).isGreaterThanOrEqualTo(at);
            at = passage.end();
            assertThat(TokenEstimate.starts(passage.text())).hasSizeLessThanOrEqualTo(400);
            assertThat(passage.text().length()).isLessThanOrEqualTo(2400);
        }
        for (Block block : document.blocks()) {
            for (int i = block.start(); i < block.end(); i++) {
                int offset = i;
                boolean covered = Character.isWhitespace(document.text().charAt(i))
                        || passages.stream().anyMatch(p -> p.start() <= offset && offset < p.end())
                        || (block.type() == Block.Type.HEADING
                                && passages.stream().anyMatch(p -> p.headings().contains(document.text(block))));
                assertThat(covered).as("character %s of %s", i, block).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "水", "1,", ". ", "$a ", "$x$", "\"", "。", "A. ", "\uD842\uDFB7", "！”", "\\(", "|", " "})
    void takesTimeLinearInAMegabyteOnOneLine(String unit) {
        String text = "x" + unit.repeat(1_000_000 / unit.length()) + "y";
        ParsedDocument document = new ParsedDocument(
                "t", DEFAULTS, text, List.of(new Block(Block.Type.PARAGRAPH, 0, 0, text.length(), null)));
        List<Passage> passages =
                assertTimeout(Duration.ofSeconds(20), () -> splitter.split("d", "f", document, TokenReader.ESTIMATE));
        assertThat(passages)
                .allSatisfy(passage -> assertThat(passage.text().length()).isLessThanOrEqualTo(2400));
    }

    @Test
    void takesManyHeadings() {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String heading = "标题" + i;
            blocks.add(new Block(Block.Type.HEADING, 1 + i % 6, text.length(), text.length() + heading.length(), null));
            text.append(heading).append("\n\n");
        }
        ParsedDocument document = new ParsedDocument("t", DEFAULTS, text.toString(), blocks);
        assertThat(assertTimeout(
                        Duration.ofSeconds(30), () -> splitter.split("d", "f", document, TokenReader.ESTIMATE)))
                .isNotEmpty();
    }

    private List<String> ids(String markdown) throws Exception {
        return split(markdown).stream().map(Passage::id).toList();
    }

    private List<Passage> split(String markdown) throws Exception {
        return splitter.split("doc", "doc.md", parse(markdown), TokenReader.ESTIMATE);
    }

    private static ParsedDocument parse(String markdown) throws Exception {
        return new InProcessParser()
                .parse(SourceDocument.bytes("doc.md", markdown.getBytes(StandardCharsets.UTF_8), DEFAULTS));
    }
}
