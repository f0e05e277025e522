package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.ingestion.embed.SimplifiedChinese;

class NormaliserTest {
    private static final Pattern NUMBER =
            Pattern.compile("([零一二三四五六七八九十百两]+)(?=(克|千克|公斤|斤|立方|厘米|毫米|米|度|倍|秒|分钟|小时|天|年|牛|张|遍|趟|轮|次|种|颗|号|点))");
    private static final Pattern SPACED =
            Pattern.compile("(?<=[0-9])\\s+(?=\\p{IsHan})|(?<=\\p{IsHan})\\s+(?=[0-9.]+\\s*\\p{IsHan})");
    private static final Pattern REPEATED = Pattern.compile("([^0-9])\\1{2,}");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{IsHan}\\p{L}\\p{N}]");
    private static final Pattern NUMBER_WORDS = Pattern.compile("[十百]|[零一二两三四五六七八九]");

    private static final String SIGNS = "一二两三九十百零克千公斤立方厘米度分钟小时种号点样起个重輕沉漂0129 .，。！？！！～~\n\u3000aAΩé〇々⺀²①𠮷😀啥为咋";

    @ParameterizedTest
    @CsvSource({
        "两百三十克,230克",
        "十二分钟,12分钟",
        "一样重,一样重",
        "一起放了三次,一起放了3次",
        "３０ 克 的木块,30克 的木块",
        "为啥啊啊啊啊,为什么啊",
        "太重了！！！！,太重了!",
        "1000克,1000克",
        "😀😀😀好,😀好",
        "好😀😀,好😀😀"
    })
    void bringsTextToOneSpelling(String text, String normal) {
        assertThat(Normaliser.normalise(text)).isEqualTo(normal);
    }

    @Test
    void readsCharactersAsExpressionsWould() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            String expected = byExpressions(text);

            assertThat(Normaliser.normalise(text)).as(text).isEqualTo(expected);
            assertThat(Bigrams.of(text).texts()).as(text).hasSameElementsAs(pairs(expected));
        }
    }

    private static String text(Random random) {
        int[] signs = SIGNS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        while (text.length() < 30) {
            int sign = signs[random.nextInt(signs.length)];
            IntStream.rangeClosed(0, random.nextInt(8) == 0 ? 3 : 0).forEach(n -> text.appendCodePoint(sign));
        }
        return text.toString();
    }

    /** How it was written first, and what it means. */
    private static String byExpressions(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String numbered = NUMBER.matcher(SimplifiedChinese.of(folded))
                .replaceAll(m -> Matcher.quoteReplacement(Integer.toString(value(m.group(1)))));
        String plain = SPACED.matcher(numbered)
                .replaceAll("")
                .replace("为啥", "为什么")
                .replace("啥", "什么")
                .replace("咋", "怎么");
        return REPEATED.matcher(plain).replaceAll("$1").strip();
    }

    private static int value(String words) {
        int total = 0;
        int digit = -1;
        Matcher next = NUMBER_WORDS.matcher(words);
        while (next.find()) {
            String word = next.group();
            if (word.equals("十") || word.equals("百")) {
                total += Math.max(digit, 1) * (word.equals("十") ? 10 : 100);
                digit = -1;
            } else {
                digit = word.equals("两") ? 2 : "零一二三四五六七八九".indexOf(word);
            }
        }
        return total + Math.max(digit, 0);
    }

    private static Set<String> pairs(String normal) {
        String letters = NO_LETTER.matcher(normal).replaceAll("");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }
}
