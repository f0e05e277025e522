package org.qiwen.ingestion.parse.child.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unknown Title",
                "untitled",
                "PowerPoint 演示文稿",
                "PowerPoint Presentation",
                "幻灯片 1",
                "スライド 1",
                "文档1",
                "新建文档(2)",
                "空白演示文稿",
                " ",
            })
    void knowsTitlesThatProgramsFillIn(String declared) {
        assertThat(titled(declared).title()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"空白对照实验", "文件夹里的秘密", "Title IX", "幻灯片里的光", "密度 2"})
    void keepsTitlesThatPeopleGive(String declared) {
        assertThat(titled(declared).title()).isEqualTo(declared);
    }

    private static Draft titled(String declared) {
        Draft draft = new Draft(100, 1);
        draft.title(declared);
        return draft;
    }
}
