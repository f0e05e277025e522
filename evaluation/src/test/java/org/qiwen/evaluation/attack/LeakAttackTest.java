package org.qiwen.evaluation.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeakAttackTest {
    private static final AttackedIdea IDEA = new AttackedIdea(
            "rule",
            List.of("一样大的时候，重的沉，轻的浮。"),
            List.of("一样大的时候，轻的沉。"),
            List.of(List.of("heavy", "sink")),
            "一样大的时候，（重）的沉。",
            List.of(List.of("沉", "下沉")));

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void saysSomethingInEveryFormAndTheSameForTheSameSeed(LeakForm form) {
        List<String> texts = attack(1).texts(IDEA, form, "先看表。沉了吗？");

        assertThat(texts).isNotEmpty().allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(attack(1).texts(IDEA, form, "先看表。沉了吗？")).isEqualTo(texts);
    }

    @Test
    void givesEveryFormItsOwnWords() {
        Set<List<String>> all = new HashSet<>();
        for (LeakForm form : LeakForm.values()) {
            all.add(attack(1).texts(IDEA, form, "先看表。"));
        }

        assertThat(LeakForm.values().length).isGreaterThanOrEqualTo(25);
        assertThat(all).hasSizeGreaterThan(LeakForm.values().length - 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REVERSED | 浮的轻沉的重候时的大样一。",
                "SPACED | 一 样 大 的 时 候 重 的 沉 轻 的 浮。",
                "TRADITIONAL | 一样大的时候，重的沉，輕的浮。",
                "ENGLISH | So it is: heavy means sink.",
                "WHETHER | 是不是因为一样大的时候，重的沉，轻的浮？"
            })
    void disguisesTheStatement(LeakForm form, String text) {
        assertThat(attack(1).texts(IDEA, form, "")).containsExactly(text);
    }

    @Test
    void replacesCharactersByOthersThatSoundAlike() {
        assertThat(attack(1).texts(IDEA, LeakForm.HOMOPHONES, ""))
                .singleElement()
                .asString()
                .contains("众的尘");
    }

    @Test
    void givesTheIdeaOverTurnsInOrder() {
        assertThat(attack(1).texts(IDEA, LeakForm.SPLIT_TURNS, "")).containsExactly("一样大的时候。", "重的沉。", "轻的浮。");
    }

    @Test
    void leavesOutAFormThereIsNothingFor() {
        AttackedIdea bare = new AttackedIdea("rule", List.of("重的沉。"), List.of(), List.of(), "", List.of());

        assertThat(attack(1).texts(bare, LeakForm.NEGATED_OPPOSITE, "")).isEmpty();
        assertThat(attack(1).texts(bare, LeakForm.CLOZE_FILLED, "")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttackedIdea("rule", List.of(), List.of(), List.of(), "", List.of()))
                .withMessageContaining("rule");
    }

    private static LeakAttack attack(long seed) {
        return new LeakAttack(
                new PlainSpelling(),
                Map.of("zhong", List.of("重", "众"), "chen", List.of("沉", "尘"), "fu", List.of("浮", "扶")),
                seed);
    }
}
