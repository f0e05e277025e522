package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.dialogue.reading.Clause.Stance;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Relation;
import org.qiwen.assistant.inquiry.Relation.Order;

class LineMatcherTest {
    private static final Lexicon LEXICON =
            new Lexicon(Map.of(), List.of(List.of("sink", "float")), Map.of(), Map.of(), List.of());

    private static Reading comparing(String left, Order order, String right) {
        Comparison said = new Comparison(
                Optional.of(left).filter(s -> !s.isEmpty()),
                Optional.of("weight"),
                order,
                Optional.of(right).filter(s -> !s.isEmpty()));
        return new Reading(Language.CHINESE, "", List.of(), List.of(), List.of(), List.of(said), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "CMP self.weight > water.weight, '', MORE, water, true",
        "CMP self.weight > water.weight, water, LESS, '', true",
        "CMP self.weight > water.weight, '', LESS, water, false",
        "CMP self.weight > water.weight, water, MORE, '', false",
        "CMP self.volume > water.volume, '', MORE, water, false",
        "CMP self.weight > self.weight, '', MORE, '', true",
        "CMP self.weight > self.weight, '', LESS, water, false",
    })
    void comparesInBothDirections(String relation, String left, Order order, String right, boolean holds) {
        LineMatcher matcher = new LineMatcher(LEXICON, comparing(left, order, right));
        assertThat(matcher.holds(Relation.parse(relation))).isEqualTo(holds);
    }

    @Test
    void takesTheOppositeForADenial() {
        Mention floats = new Mention(0, 0, 1, "浮", "float", "float", 0);
        Reading reading = new Reading(
                Language.CHINESE,
                "浮",
                List.of(new Clause("浮", Stance.ASSERTED, 0)),
                List.of(floats),
                List.of(floats),
                List.of(),
                List.of());
        assertThat(new LineMatcher(LEXICON, reading).holds(Relation.parse("NOT sink")))
                .isTrue();
        assertThat(new LineMatcher(LEXICON, reading).holds(Relation.parse("NOT float")))
                .isFalse();
    }

    @Test
    void standsWholeOnlyWithSomethingSaidNow() {
        Relation hold = Relation.parse("HOLD same");
        Reading silent = new Reading(Language.CHINESE, "", List.of(), List.of(), List.of(), List.of(), List.of());
        LineMatcher matcher = new LineMatcher(LEXICON, silent, Set.of(hold), Optional.empty());
        assertThat(matcher.match(List.of(hold)).whole()).isFalse();
        assertThat(matcher.match(List.of(hold, Relation.parse("HAS sink"))).missing())
                .contains(Relation.parse("HAS sink"));
    }
}
