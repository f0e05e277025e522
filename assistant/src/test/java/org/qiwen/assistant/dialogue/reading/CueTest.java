package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CueTest {
    /** Texts made of an expression's own words; of these at least a hundredth match. */
    private static final int TEXTS = 20_000;

    static Stream<Cue> cues() throws ClassNotFoundException {
        Class<?> mood = Class.forName("org.qiwen.assistant.dialogue.gate.Mood");
        return Stream.of(ChineseWords.class, mood)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType() == Cue.class && Modifier.isStatic(field.getModifiers()))
                .map(CueTest::value);
    }

    @ParameterizedTest
    @MethodSource("cues")
    void isTriedWhereverItWouldMatch(Cue cue) {
        List<String> words = Arrays.stream(cue.pattern().pattern().split("[^\\p{IsHan}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Random random = new Random(2);
        int matches = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 1 + i % 8) {
                text.append(words.get(random.nextInt(words.size())));
            }
            boolean matched = cue.pattern().matcher(text).find();
            matches += matched ? 1 : 0;
            assertThat(cue.isIn(text.toString())).as(text.toString()).isEqualTo(matched);
        }
        assertThat(matches).isGreaterThan(TEXTS / 100);
    }

    private static Cue value(Field field) {
        try {
            field.setAccessible(true);
            return (Cue) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
