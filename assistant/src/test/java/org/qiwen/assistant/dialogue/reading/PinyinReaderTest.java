package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinReaderTest {
    private static final PinyinReader READER =
            PinyinReader.of(Language.CHINESE, List.of("一样大的时候，重的沉，轻的浮", "密度比水大的会沉", "木块轻，所以浮起来", "绿色的叶子"));

    @ParameterizedTest
    @CsvSource({
        "yiyangda zhongdechen, 一样大重的沉",
        "YIYANGDA zhong de chen, 一样大重的沉",
        "mi du bi shui da, 密度比水大",
        "密du比水大, 密度比水大",
        "lvsedeyezi, 绿色的叶子",
        "wobuzhidao, 我不知道",
        "gei ge tishi ba, 给个提示吧"
    })
    void writesWhatIsMeant(String typed, String meant) {
        assertThat(READER.read(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "重的沉",
                "CO2溶在水里",
                "pH=7",
                "F=ma",
                "10 cm",
                "ok",
                "I think heavy things sink because of density",
                "A",
                "选B",
                "DNA",
                "https://example.org/wo",
                "a.b@example.org"
            })
    void leavesEverythingElse(String typed) {
        assertThat(READER.read(typed)).isSameAs(typed);
    }

    @Test
    void readsNoPinyinInEnglishDialogues() {
        PinyinReader english = PinyinReader.of(Language.ENGLISH, List.of("heavy things sink"));

        assertThat(english.read("wo bu zhidao")).isEqualTo("wo bu zhidao");
    }
}
