package org.qiwen.assistant.dialogue.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.measure.LabelledUtterance;

class LearnedPracticesTest {
    private static final Inquiry INQUIRY = inquiry();
    private static final Assessor ASSESSOR = new Assessor(INQUIRY, new RelationReader(INQUIRY));

    private static Inquiry inquiry() {
        try {
            return new InquiryFiles()
                    .load().all("zh-CN").stream()
                            .filter(i -> i.id().equals("float-sink"))
                            .findFirst()
                            .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Practice, String> shown(String text) {
        LabelledUtterance utterance =
                new LabelledUtterance(INQUIRY.id(), "", text, null, List.of(), Map.of(), Set.of(), Set.of());
        DialogueState state = utterance.state(INQUIRY);
        assertThat(state.asked().kind()).isEqualTo(Asked.Kind.NOTHING);
        return ASSESSOR.assess(text, state, Routing.none(), false).practices();
    }

    @ParameterizedTest
    @CsvSource({
        "你两个地方都改了，到底是哪个管用分不清，应该只改一个别的都不变, VARIABLE_CONTROL",
        "我原来想的是重量，现在改了，也可能是因为空气, ALTERNATIVE",
        "我这次没量准，第三次手抖了，数据不能算, HONEST_RECORD",
        "要是把盐水换成糖水，鸡蛋还会浮起来吗, QUESTIONING"
    })
    void findsWhatAMessageShows(String text, Practice practice) {
        assertThat(shown(text)).containsEntry(practice, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我觉得吧", "没有烧杯怎么办", "老师说的", "因为就是这样", "能念给我听吗", "B", "我不想写了"})
    void showsNothingWhereNothingIsShown(String text) {
        assertThat(shown(text)).isEmpty();
    }

    @Test
    void neverShowsWhatItCannotTell() {
        LearnedPractices none = new LearnedPractices(
                GramWeights.of(List.of("labels\tCLAIM", "shortest\t1", "border\t2", "constant\t9")));

        assertThat(none.shown(LearnedPractices.words(Language.of("zh-CN"), "重的都会沉"), Set.of()))
                .isEmpty();
    }
}
