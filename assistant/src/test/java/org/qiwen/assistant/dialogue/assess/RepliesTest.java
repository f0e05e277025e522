package org.qiwen.assistant.dialogue.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.dialogue.AuthoredInquiries;
import org.qiwen.assistant.dialogue.assess.Assessment.Heard;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.inquiry.Inquiry;

class RepliesTest {
    private static final Inquiry INQUIRY = AuthoredInquiries.of("float-sink");
    private static final Map<String, String> LISTEN =
            Map.of("蜡|蜡块", "PART case", "铁|铁块", "WRONG", "9和17|9、17|9克和17克", "PART boundary");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            蜡                                | PART
            是蜡块吧                          | PART
            铁块                              | WRONG
            不是铁                            | NOTHING
            9克和17克                         | PART
            九克和十七克                      | PART
            我不知道                          | NOTHING
            """)
    void hearsShortRepliesAgainstTheQuestion(String text, Heard.Meaning meaning) {
        Asked asked = new Asked(Asked.Kind.IDEA, "哪个大？哪个浮？", LISTEN, "same-weight", null);
        assertThat(new Replies(INQUIRY, Language.CHINESE).hear(text, asked).meaning())
                .isEqualTo(meaning);
    }
}
