package org.qiwen.ingestion.parse.child.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextDecoderTest {
    private static final String[] SIMPLIFIED = {
        "木块浮在水面上。", "密度是物质的一种性质", "光合作用需要什么条件？", "1. 先称量50g食盐，再加水", "牛顿第三定律：作用力与反作用力大小相等"
    };
    private static final String[] TRADITIONAL = {"木塊浮在水面上。", "密度是物質的一種性質", "光合作用需要什麼條件？", "臺灣的月亮為什麼有圓缺", "實驗：測量鹽水的密度"};

    static Stream<Arguments> sentences() {
        Stream<Arguments> simplified = Stream.of("UTF-8", "GBK", "GB18030", "UTF-16LE", "UTF-16BE")
                .flatMap(charset -> Arrays.stream(SIMPLIFIED).map(text -> Arguments.of(charset, text)));
        Stream<Arguments> traditional = Stream.of("UTF-8", "Big5", "Big5-HKSCS", "GB18030", "UTF-16LE")
                .flatMap(charset -> Arrays.stream(TRADITIONAL).map(text -> Arguments.of(charset, text)));
        return Stream.concat(simplified, traditional);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void readsASingleSentenceWithoutBeingToldItsEncoding(String charset, String text) {
        assertThat(TextDecoder.decode(text.getBytes(Charset.forName(charset))))
                .get()
                .extracting(Decoded::text)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF"})
    void obeysAByteOrderMark(String charset, String mark) {
        byte[] bytes = join(java.util.HexFormat.of().parseHex(mark), "光 light".getBytes(Charset.forName(charset)));
        assertThat(TextDecoder.decode(bytes)).get().extracting(Decoded::text).isEqualTo("光 light");
    }

    @Test
    void readsHz() {
        byte[] chinese = "密度是物质的性质".getBytes(Charset.forName("GB2312"));
        StringBuilder hz = new StringBuilder("rho ~{");
        for (byte b : chinese) {
            hz.append((char) (b & 0x7F));
        }
        byte[] bytes = hz.append("~} ok~~").toString().getBytes(StandardCharsets.US_ASCII);
        assertThat(TextDecoder.decode(bytes)).get().extracting(Decoded::text).isEqualTo("rho 密度是物质的性质 ok~");
    }

    @Test
    void readsEachStretchOfAMixedFileInItsOwnEncoding() {
        byte[] bytes = join(
                "第一份讲义说，木块浮在水面上。\n".getBytes(StandardCharsets.UTF_8),
                "第二份讲义说，铁块沉到水底。\n".getBytes(Charset.forName("GBK")));
        Decoded decoded = TextDecoder.decode(bytes).orElseThrow();
        assertThat(decoded.text()).isEqualTo("第一份讲义说，木块浮在水面上。\n第二份讲义说，铁块沉到水底。\n");
        assertThat(decoded.mixed()).isTrue();
    }

    @Test
    void saysThatTheLastCharacterIsCut() {
        byte[] bytes = "木块浮在水面".getBytes(Charset.forName("GBK"));
        Decoded decoded =
                TextDecoder.decode(Arrays.copyOf(bytes, bytes.length - 1)).orElseThrow();
        assertThat(decoded.text()).isEqualTo("木块浮在水");
        assertThat(decoded.cut()).isTrue();
    }

    @Test
    void keepsWesternAccents() {
        byte[] bytes = "Le café est très chaud à midi".getBytes(Charset.forName("windows-1252"));
        assertThat(TextDecoder.decode(bytes))
                .get()
                .extracting(Decoded::text)
                .isEqualTo("Le café est très chaud à midi");
    }

    @ParameterizedTest
    @CsvSource({"'hell'", "'    '", "'ok, go'"})
    void takesAsciiForAscii(String text) {
        assertThat(TextDecoder.decode(text.getBytes(StandardCharsets.US_ASCII)))
                .get()
                .extracting(Decoded::text)
                .isEqualTo(text);
    }

    @Test
    void refusesNoise() {
        byte[] noise = new byte[4000];
        new java.util.Random(7).nextBytes(noise);
        assertThat(TextDecoder.decode(noise)).isEmpty();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
