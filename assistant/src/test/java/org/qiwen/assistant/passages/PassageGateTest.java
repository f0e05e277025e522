package org.qiwen.assistant.passages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

class PassageGateTest {
    private static final LeakGate GATE = gate();
    private static final Set<String> UNEARNED = Set.of("same-size", "same-weight", "same-water");
    private static final String IDEA = "一样大的时候，重的沉，轻的浮。";
    private static final String DATA = "木块 6 克，浮在水面；铁块 79 克，到了盆底。";

    @ParameterizedTest
    @CsvSource({
        "EVIDENCE, false, false, true",
        "EVIDENCE, true, false, false",
        "EXPLANATION, false, false, false",
        "EXPLANATION, false, true, true",
        "EXPLANATION, true, true, false"
    })
    void opensEvidenceThatStatesNothingAndExplanationsWhereTheyAreOpen(
            Nature nature, boolean statesIdea, boolean explanations, boolean readable) {
        Passage passage = passage(statesIdea ? IDEA : DATA, nature);

        assertThat(PassageGate.mayRead(passage, GATE, UNEARNED, explanations)).isEqualTo(readable);
    }

    @Test
    void opensEverythingOnceAllIsEarnedAndExplanationsAreOpen() {
        assertThat(PassageGate.mayRead(passage(IDEA, Nature.EXPLANATION), GATE, Set.of(), true))
                .isTrue();
        assertThat(PassageGate.mayRead(passage(IDEA, Nature.EXPLANATION), GATE, Set.of(), false))
                .isFalse();
    }

    @Test
    void showsNoTitleThatStatesAnUnearnedIdea() {
        assertThat(PassageGate.mayShow("五块一样大的材料", GATE, UNEARNED)).isTrue();
        assertThat(PassageGate.mayShow("一样大的，重的沉", GATE, UNEARNED)).isFalse();
        assertThat(PassageGate.mayShow("一样大的，重的沉", GATE, Set.of())).isTrue();
    }

    private static Passage passage(String text, Nature nature) {
        return new Passage(
                "id",
                "unit-float-sink",
                "unit-float-sink.md",
                "是沉还是浮",
                null,
                List.of(),
                0,
                text.length(),
                text,
                DocumentKind.COURSE_UNIT,
                Set.of(),
                null,
                Locale.forLanguageTag("zh-CN"),
                "float-sink",
                nature);
    }

    private static LeakGate gate() {
        try {
            Inquiry inquiry =
                    new InquiryFiles().load().find("float-sink", "zh-CN").orElseThrow();
            return new LeakGate(inquiry, new RelationReader(inquiry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
