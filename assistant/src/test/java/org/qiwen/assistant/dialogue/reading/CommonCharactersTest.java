package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommonCharactersTest {
    @Test
    void givesTheFormsThatUnicodeGives() {
        Random random = new Random(1);
        int common = 0;
        for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
            for (String text : new String[] {"" + (char) c, "大" + (char) c + any(random) + any(random) + "…"}) {
                String form = CommonCharacters.compatible(text);
                if (form != null) {
                    common++;
                    assertThat(form)
                            .as(Integer.toHexString(c))
                            .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
                }
            }
        }
        assertThat(common).isGreaterThan(22_000);
    }

    @Test
    void knowsNothingThatIsNotSeen() {
        assertThat("\u0000\t\u00AD\u200B\u202E\u2800\u115F\u1160\uFE0F\u0301\uFFA0\uD83D".chars())
                .allSatisfy(c -> assertThat(CommonCharacters.compatible("大" + Character.toString(c)))
                        .isNull());
    }

    @Test
    void knowsChineseCharacters() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            if (CommonCharacters.isHan(c) != han) {
                assertThat(c).as("Chinese: %s", han).isEqualTo(-1);
            }
        }
    }

    private static char any(Random random) {
        return (char) (random.nextBoolean() ? random.nextInt(0x3100) : 0xFF00 + random.nextInt(0xF0));
    }
}
