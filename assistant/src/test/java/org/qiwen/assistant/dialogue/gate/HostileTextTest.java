package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;

class HostileTextTest {

    /** Terms of the inquiry and words of comparing, thrown together: no order of them may break the reading. */
    @Test
    void readsAnyHeapOfWords() {
        for (Inquiry inquiry : GateFixtures.CATALOG.inquiries()) {
            RelationReader reader = new RelationReader(inquiry);
            List<String> words = new ArrayList<>(List.of(
                    "比", "没有", "不如", "超过", "小于", "跟", "和", "一样", "越", "就", "不", "的", "，", "。", "？", "因为", "所以", "把",
                    "被", "让", "谁", "都", "10", "克", "（", "）", "“", "”", "是不是", "有没有", "不是"));
            inquiry.lexicon().terms().values().forEach(words::addAll);
            Random random = new Random(7);
            for (int i = 0; i < 1500; i++) {
                StringBuilder heap = new StringBuilder();
                for (int n = random.nextInt(12); n >= 0; n--) {
                    heap.append(words.get(random.nextInt(words.size())));
                }
                String text = heap.toString();
                assertThatCode(() -> {
                            reader.read(text);
                            reader.readLeniently(text);
                            reader.readForLeaks(text);
                        })
                        .as(text)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aBlockedSentenceNeverChangesWhatComesAfterIt() {
        LeakGate leaks = GateFixtures.gate("float-sink");
        List<String> sentences =
                List.of("一样大的时候，重的沉。", "看看这张表。", "你真聪明。", "這五塊都沉了。", "🪨⬇️。", "先看浮的两块。", "重的沉下去了。", "你看到了什么？", "还有呢？");
        Random random = new Random(7);
        for (int run = 0; run < 60; run++) {
            TurnGate with = new TurnGate(leaks, rules());
            TurnGate without = new TurnGate(leaks, rules());
            for (int i = 0; i < 8; i++) {
                String sentence = sentences.get(random.nextInt(sentences.size()));
                Verdict verdict = with.judge(sentence);
                if (verdict instanceof Verdict.Released) {
                    assertThat(without.judge(sentence)).as(sentence).isEqualTo(verdict);
                }
            }
            assertThat(with.missing()).isEqualTo(without.missing());
        }
    }

    private static TurnRules rules() {
        return new TurnRules(
                "zh-CN",
                Stage.SENIOR,
                "",
                true,
                List.of("这五块东西都一样大。"),
                GateFixtures.unearned("float-sink"),
                List.of(),
                List.of());
    }
}
