package org.qiwen.ingestion.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplifiedChineseTest {
    @Test
    void makesTraditionalCharactersSimplifiedAndKeepsTheRest() {
        String plain = "天空为什么是蓝的？";

        assertThat(SimplifiedChinese.of("天空為什麼是藍的？")).isEqualTo(plain);
        assertThat(SimplifiedChinese.of(plain)).isSameAs(plain);
    }

    @Test
    void leavesOutNoTextThatWouldBeChanged() {
        Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
        UnicodeSet source = simplify.getSourceSet();
        List<String> signs = new ArrayList<>();
        source.forEach(signs::add);
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 12) {
                text.append(
                        random.nextInt(3) == 0
                                ? String.valueOf((char) (0x4E00 + random.nextInt(0x5000)))
                                : signs.get(random.nextInt(signs.size())));
            }

            assertThat(SimplifiedChinese.of(text.toString())).isEqualTo(simplify.transliterate(text.toString()));
        }
    }
}
