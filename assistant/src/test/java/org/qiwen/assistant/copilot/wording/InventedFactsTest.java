package org.qiwen.assistant.copilot.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.copilot.risk.HazardTable;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Misconception;

/** What the inquiries say of their subjects, right and wrong, put into talk as a model might invent it. */
class InventedFactsTest {
    private static final String CHINESE = "先不说谁对。大家先想一想自己的理由，再互相说一说。%s 我们让证据来回答。";
    private static final String ENGLISH =
            "We do not say yet who is right. Think of your own reason and tell it to each other. %s Let the evidence answer.";

    /** Ideas, how pupils say them, and beliefs: the rules were mended with these. */
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void fewerThanOneInAHundredComesIn(String locale) throws IOException {
        assertThat(share(
                        locale,
                        sentences(
                                locale,
                                inquiry -> Stream.concat(
                                        inquiry.expectations().stream()
                                                .flatMap(idea -> Stream.concat(
                                                        Stream.of(idea.idea(), idea.assertion()),
                                                        idea.accept().stream())),
                                        inquiry.misconceptions().stream().map(Misconception::belief)))))
                .isLessThan(0.01);
    }

    /** Facts, evidence and near misses: nothing was mended with these. */
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void fewerThanTwoInAHundredOfThoseThatNobodyLookedAtComeIn(String locale) throws IOException {
        assertThat(share(
                        locale,
                        sentences(
                                locale,
                                inquiry -> Stream.of(
                                                inquiry.facts().stream().map(Inquiry.Fact::text),
                                                inquiry.evidence().stream().map(evidence -> evidence.text()),
                                                inquiry.expectations().stream()
                                                        .flatMap(idea -> idea.nearMiss().stream())
                                                        .map(Expectation.NearMiss::says))
                                        .flatMap(texts -> texts))))
                .isLessThan(0.02);
    }

    private interface Hand {
        Stream<String> of(Inquiry inquiry);
    }

    private static List<String> sentences(String locale, Hand hand) throws IOException {
        return new InquiryFiles().load().all(locale).stream().flatMap(hand::of).toList();
    }

    private static double share(String locale, List<String> sentences) {
        String talk = locale.equals("en") ? ENGLISH : CHINESE;
        GeneralWords words = GeneralWords.of(locale);
        Acceptance acceptance = new Acceptance(locale, words, new Statements(words), HazardTable.of(locale));
        Item item = new Item(1, "/x", talk.formatted(""), List.of());
        long taken = sentences.stream()
                .filter(said -> acceptance.refused(item, talk.formatted(said)).isEmpty())
                .count();
        assertThat(sentences).hasSizeGreaterThan(200);
        return (double) taken / sentences.size();
    }
}
