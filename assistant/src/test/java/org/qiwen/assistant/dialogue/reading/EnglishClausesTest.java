package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.dialogue.reading.Clause.Stance;

class EnglishClausesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            I can't see it            | i can not see it
            it's big & doesnt float   | it is big and does not float
            they’re small cuz we're far | they are small because we are far
            it weighs 10g             | it weighs 10 grams
            ten grams of water        | 10 grams of water
            the earth's shadow        | the earth's shadow
            """)
    void bringsTextToOneSpelling(String text, String normal) {
        assertThat(Language.ENGLISH.normalise(text)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the heavy one sinks                  | ASSERTED
            does the heavy one sink?             | ASKED
            why does the heavy one sink          | ASKED
            how could the heavy one float        | DENIED
            heavy doesn't mean it sinks          | DENIED
            it isn't always the heavy one        | DENIED
            it has nothing to do with the weight | DENIED
            I used to think heavy things sink    | REPORTED
            my brother says heavy things sink    | REPORTED
            whichever is heavier sinks           | ASSERTED
            """)
    void saysWhatTheSpeakerDoes(String text, Stance stance) {
        assertThat(split(text)).extracting(Clause::stance).containsOnly(stance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it sinks because it's heavy                 | it sinks / because it is heavy
            the wax is big and it floats                | the wax is big / and it floats
            it weighs 0.5 grams, so it floats           | it weighs 0.5 grams / so it floats
            it is so heavy that it sinks                | it is so heavy that it sinks
            not because it's heavy. because it's small  | not because it is heavy / because it is small
            it's nothing but water inside               | it is nothing but water inside
            """)
    void endsAClauseBeforeWordsThatBeginOne(String text, String clauses) {
        assertThat(split(text)).extracting(Clause::text).isEqualTo(List.of(clauses.split(" / ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            he said heavy things sink, but I don't agree | DENIED,ASSERTED
            some people say the sea colours it           | REPORTED
            """)
    void takesBackWhatWasReported(String text, String stances) {
        assertThat(split(text)).extracting(clause -> clause.stance().name()).startsWith(stances.split(","));
    }

    private static List<Clause> split(String text) {
        return new ClauseSplitter(Language.ENGLISH).split(Language.ENGLISH.normalise(text), false);
    }
}
