package org.qiwen.ingestion.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "他说：“浮起来了！”¦然后呢？……¦不知道。¦3.14 是个数。",
                "Dr. Wells used 2.5 g of salt, e.g. from Fig. 3. ¦It sank! ¦Did it?",
                "它慢慢地……沉下去。",
                "他说。¦\"走吧。\"¦好。",
                "She said \"It floats.\" ¦Then it sank.",
                "1. 放入鸡蛋。¦2. 加盐。",
                "当 $v = 3.0 m/s. So$ 时，它停下。¦好。",
                "由 $$a = 1. b = 2.$$ 得到结果。",
                "The price is $5. ¦Then $6 more.",
                "In the U.S. Army it is so. ¦J. K. Rowling wrote.",
                "Visit http://a.b/c?d=1 now. ¦Done.",
                "水的密度是 1.0×10³ kg/m³。¦冰的小。",
                "（见第 3.2 节。）¦下一句！！",
                "Wait... what is it? ¦Go."
            })
    void endsWhereTheBarsAre(String parted) {
        assertThat(sentences(parted.replace("¦", ""))).containsExactly(parted.split("¦"));
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
}
