package org.qiwen.assistant.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.assess.Assessor;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.measure.AssessmentMeasurement;
import org.qiwen.assistant.measure.AssessmentScores;
import org.qiwen.assistant.measure.EarFit;
import org.qiwen.assistant.measure.HeardUtterance;
import org.qiwen.assistant.measure.LabelledUtterance;
import org.qiwen.assistant.measure.NearMissPairs;

/**
 * Measures the assessor on the labelled utterances without any embedding, a few inquiries at a time: {@code evaluate
 * assessment} measures all. Floors stand a little under what was measured.
 */
class AssessorOnUtterancesTest {
    private static final Path UTTERANCES = Path.of("src/test/resources/utterances/zh-CN");
    private static final Set<String> HELD_OUT = Set.of("moon-phases", "photosynthesis", "newton-third");

    private static final Set<String> TAUGHT =
            Set.of("float-sink", "sky-blue", "sorting", "lever", "seasons", "combustion", "inheritance");

    private static AssessmentScores byRules;
    private static AssessmentScores taught;

    @BeforeAll
    static void measure() throws IOException {
        List<Inquiry> heldOut = AuthoredInquiries.of(HELD_OUT);
        List<Inquiry> all = new ArrayList<>(heldOut);
        all.addAll(AuthoredInquiries.of(TAUGHT));
        EarFit fit = new EarFit();
        for (Inquiry inquiry : all) {
            fit.add(inquiry, LabelledUtterance.of(UTTERANCES, inquiry.id()), (about, text, hand) -> Routing.none());
        }
        byRules =
                scores(heldOut, new AssessmentMeasurement(UTTERANCES, (about, text, hand) -> Routing.none(), Map.of()));
        taught = scores(
                heldOut,
                new AssessmentMeasurement(
                        UTTERANCES,
                        (about, text, hand) -> Routing.none(),
                        fit.fit().leftOut()));
    }

    private static AssessmentScores scores(List<Inquiry> inquiries, AssessmentMeasurement measurement)
            throws IOException {
        List<HeardUtterance> heard = new ArrayList<>();
        for (Inquiry inquiry : inquiries) {
            heard.addAll(measurement.hear(inquiry));
        }
        return AssessmentScores.of(heard);
    }

    /** By the lists of words alone: acts are weighed elsewhere. */
    @Test
    void knowsWhatAPupilDoes() {
        assertThat(taught.actsF1()).isGreaterThan(0.75);
    }

    @Test
    void seldomPraisesWhatWasNotSaid() {
        assertThat(taught.covered().precision()).isGreaterThan(0.78);
        assertThat(taught.falsePraise()).isLessThan(0.05);
        assertThat(taught.falsePraise()).isLessThan(byRules.falsePraise());
    }

    @Test
    void seldomPassesOverWhatWasSaid() {
        assertThat(taught.falseRejection()).isLessThan(0.13);
    }

    @Test
    void hearsWholesHalvesAndBeliefsBetterThanTheReaderAlone() {
        assertThat(taught.kindsF1()).isGreaterThan(0.66);
        assertThat(taught.kindsF1()).isGreaterThan(byRules.kindsF1());
    }

    @Test
    void hearsBeliefsThatAreVoiced() {
        assertThat(taught.misconceptions().precision()).isGreaterThan(0.70);
        assertThat(taught.misconceptions().recall()).isGreaterThan(0.60);
    }

    @Test
    void screensTheAlarmingOnes() {
        assertThat(taught.safety().recall()).isGreaterThan(0.80);
        assertThat(taught.innocentFlagged()).isLessThan(0.05);
    }

    /** A right sentence is covered and its wrong twin is not; the inquiries' own sentences, so nearly all must be. */
    @Test
    void tellsRightSentencesFromTheirWrongTwins() {
        int pairs = 0;
        int apart = 0;
        for (Inquiry inquiry : AuthoredInquiries.of(HELD_OUT)) {
            Assessor assessor = new Assessor(inquiry, new RelationReader(inquiry));
            NearMissPairs found = NearMissPairs.of(inquiry, assessor, (about, text) -> Routing.none(), (a, b) -> 0);
            pairs += found.pairs();
            apart += found.toldApart();
        }
        assertThat((double) apart / pairs).isGreaterThan(0.97);
    }

    /** A learned score never makes a whole of what reads as the opposite. */
    @Test
    void neverPraisesAMirroredSentence() {
        for (Inquiry inquiry : AuthoredInquiries.of(HELD_OUT)) {
            Assessor assessor = new Assessor(inquiry, new RelationReader(inquiry));
            NearMissPairs found = NearMissPairs.of(inquiry, assessor, (about, text) -> Routing.none(), (a, b) -> 0);
            assertThat(found.missesPraised()).isZero();
        }
    }

    /** A turn waits for it: a few milliseconds a message on two slow cores, so the median may be asserted. */
    @Test
    void takesFewMilliseconds() throws IOException {
        Inquiry inquiry = AuthoredInquiries.of("sky-blue");
        Assessor assessor = new Assessor(inquiry, new RelationReader(inquiry));
        List<Long> nanos = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            for (LabelledUtterance utterance : LabelledUtterance.of(UTTERANCES, inquiry.id())) {
                DialogueState state = utterance.state(inquiry);
                long from = System.nanoTime();
                assessor.assess(utterance.text(), state, Routing.none(), false);
                nanos.add(System.nanoTime() - from);
            }
        }
        double median = nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
        assertThat(median).isLessThan(5);
    }
}
