package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Inquiry;

/** A whole dialogue in English, as a pupil might lead it. */
class EnglishDialogueTest {
    private static final Inquiry INQUIRY = Talk.CATALOG.find("float-sink", "en").orElseThrow();

    @Test
    void leadsThroughTheInquiry() {
        Talk talk = Talk.about(INQUIRY, INQUIRY.earliestStage());
        String[] said = {
            "A",
            "because the apple is heavy and the pebble is so light",
            "I tried it! the apple floated and the pebble sank straight away",
            "hm that doesn't make sense. maybe the apple has air in it",
            "it floats I think, candles float",
            "the light ones float and the heavy ones sink",
            "they're all the same size",
            "I don't know",
            "the wax",
            "when they weigh the same the big one floats. but why doesn't an iron ship sink?",
            "just tell me the answer",
            "9 and 17 grams",
            "if it's heavier than water it sinks",
            "if it's heavier than the same size of water it sinks",
        };
        for (String text : said) {
            talk.say(text);
        }

        assertThat(talk.state.phase()).isEqualTo(Phase.SUMMARISE);
        assertThat(talk.state.idea("same-size").credit()).hasToString("AFTER_PUMP");
        assertThat(talk.state.idea("same-weight").credit()).hasToString("AFTER_HINT_2");
        assertThat(talk.state.idea("same-water").level()).isEqualTo(Level.COVERED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            I don't know                | DONT_KNOW
            just tell me the answer     | REQUEST_ANSWER
            can I have a hint?          | ASK_HINT
            what do you mean?           | REPAIR
            I already said that         | REPAIR
            you never listen            | PROTEST
            this is so boring           | AFFECT
            I play minecraft every day  | OFF_TOPIC
            I want to stop now          | STOP
            why doesn't a ship sink?    | QUESTION
            I want to kill myself       | AFFECT
            it sinks, I am sure of it   | CONTRIBUTION
            """)
    void hearsWhatAPupilDoes(String text, String act) {
        Talk talk = Talk.about(INQUIRY, INQUIRY.earliestStage())
                .say("A")
                .say("it is heavy")
                .say("I tried it, the apple floated");
        assertThat(talk.say(text).last().trace().assessment().speechActs())
                .first()
                .hasToString(act);
    }
}
