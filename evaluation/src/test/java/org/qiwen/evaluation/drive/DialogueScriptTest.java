package org.qiwen.evaluation.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.evaluation.drive.PupilMessage.Kind;

class DialogueScriptTest {
    private static final String GOOD = "{inquiry: i, locale: en, about: x, messages: [{choice: A}, {text: why}]}";

    @ParameterizedTest
    @CsvSource({"zh-CN/float-sink, 16", "zh-CN/sky-blue, 16"})
    void bundlesTheTwoDialoguesOfFourteenTurnsAndTheirClosing(String name, int messages) {
        DialogueScript script = DialogueScript.bundled(name);

        assertThat(name).endsWith(script.name()).endsWith(script.inquiry());
        assertThat(script.messages())
                .hasSize(messages)
                .extracting(PupilMessage::kind)
                .startsWith(Kind.CHOICE);
    }

    @Test
    void readsMessagesOfEachKind() {
        DialogueScript script = DialogueScript.parse("dir/one.yaml", GOOD);

        assertThat(script.name()).isEqualTo("one");
        assertThat(script.messages())
                .containsExactly(new PupilMessage(Kind.CHOICE, "A"), new PupilMessage(Kind.TEXT, "why"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inquiry: i      | inquiry: ''     | inquiry must be given
            {choice: A}     | {say: A}        | messages[1] must have one of text, choice, observation
            {text: why}     | {text: a, choice: b} | messages[2] must have one of
            {text: why}     | why             | messages[2] must be a mapping
            [{choice: A}, {text: why}] | []   | messages must not be empty
            {inquiry        | [inquiry        | is not YAML
            """)
    void saysFileAndFieldOfAFault(String good, String bad, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialogueScript.parse("dir/one.yaml", GOOD.replace(good, bad)))
                .withMessageContaining("one")
                .withMessageContaining(message);
    }

    @Test
    void namesAScriptThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialogueScript.bundled("zh-CN/nothing"))
                .withMessageContaining("zh-CN/nothing");
    }
}
