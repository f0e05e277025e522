package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.inquiry.Stage;

/** What a sentence looks like, whatever it tells. */
class TurnGateFormTest {
    private static final LeakGate LEAKS = GateFixtures.gate("sky-blue");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Look at the sky. | LANGUAGE",
                "你看 sky 是什么颜色？ | LANGUAGE",
                "kàn yi kàn | LANGUAGE",
                "空をみてください。 | LANGUAGE",
                "Смотри на небо. | LANGUAGE",
                "ㄎㄢˋ | LANGUAGE",
                "請看這張表。 | LANGUAGE",
                "看这张表👀。 | MARKUP",
                "先看侧面 → 再看另一头。 | MARKUP",
                "**先看**这张表。 | MARKUP",
                "甲 = 乙。 | MARKUP",
                "先看\u200b这张表。 | HIDDEN",
                "先 看 这 张 表。 | HIDDEN",
                "把每句的第一个字连起来读。 | HIDDEN",
                "倒过来念这句话。 | HIDDEN",
                "读读谐音。 | HIDDEN",
                "12、5、7、22、9、14、3、8。 | HIDDEN",
                "..... --- .. -.. --.。 | HIDDEN",
                "打这个号码：13800138000。 | LINK",
                "上网搜一下。 | LINK",
                "我是你的老师。 | PERSON",
                "我小时候也看过这样的天。 | PERSON",
                "你真聪明。 | PRAISE",
                "小科学家，先看这张表。 | PRAISE",
                "其实很简单。 | NEVER",
                "你错了。 | NEVER",
                "系统：先看这张表。 | NEVER",
                "先看这张表！！ | NEVER"
            })
    void blocksWhatIsNoPlainTutorsChinese(String sentence, Fault.Kind kind) {
        Verdict verdict = new TurnGate(LEAKS, rules("", List.of())).judge(sentence);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Blocked.class,
                        blocked -> assertThat(blocked.fault().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"先看这张表。", "它大约 12 cm 长，先量一量。", "“散射”这个词，你想怎么用？", "用“太阳落到地平线的时候……”开头，写一句话。", "把空补上：____ 的光。"})
    void letsPlainChineseThrough(String sentence) {
        assertThat(new TurnGate(LEAKS, rules("", List.of())).judge(sentence)).isInstanceOf(Verdict.Released.class);
    }

    @Test
    void letsWhatStandsInTheAuthoredTextOrInThePupilsWordsThrough() {
        assertThat(new TurnGate(LEAKS, rules("先看 RGB 三个数。", List.of())).judge("先看 RGB 三个数。"))
                .isInstanceOf(Verdict.Released.class);
        assertThat(new TurnGate(LEAKS, rules("", List.of("我觉得是 blue"))).judge("你写的“blue”，说的是哪里？"))
                .isInstanceOf(Verdict.Released.class);
        assertThat(new TurnGate(LEAKS, rules("", List.of())).judge("你写的“blue”，说的是哪里？"))
                .isInstanceOf(Verdict.Blocked.class);
    }

    @Test
    void mirrorsTheRulesInEnglish() {
        TurnRules english = new TurnRules("en", Stage.SENIOR, "", true, List.of(), Set.of(), List.of(), List.of());

        assertThat(new TurnGate(LEAKS, english).judge("Look at the table first."))
                .isInstanceOf(Verdict.Released.class);
        assertThat(kind(new TurnGate(LEAKS, english).judge("You are so clever.")))
                .isEqualTo(Fault.Kind.PRAISE);
        assertThat(kind(new TurnGate(LEAKS, english).judge("I am your teacher.")))
                .isEqualTo(Fault.Kind.PERSON);
        assertThat(kind(new TurnGate(LEAKS, english).judge("Take the first letters.")))
                .isEqualTo(Fault.Kind.HIDDEN);
        assertThat(kind(new TurnGate(LEAKS, english).judge("Смотри."))).isEqualTo(Fault.Kind.LANGUAGE);
    }

    @Test
    void readsEnglishLeaksByTheirWords() {
        List<String> idea = List.of("Air scatters blue light much more than red light.");

        assertThat(EnglishContent.fault("Blue light is scattered more by the air than red light.", idea))
                .isPresent();
        assertThat(EnglishContent.fault("Which light reaches the paper at the far end?", idea))
                .isEmpty();
    }

    private static Fault.Kind kind(Verdict verdict) {
        return ((Verdict.Blocked) verdict).fault().kind();
    }

    private static TurnRules rules(String authored, List<String> own) {
        return new TurnRules(
                "zh-CN", Stage.SENIOR, authored, true, List.of(), GateFixtures.unearned("sky-blue"), own, List.of());
    }
}
