package org.qiwen.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.drive.Dialogue;
import org.qiwen.evaluation.drive.DialogueScript;
import org.qiwen.evaluation.drive.PupilMessage;
import org.qiwen.evaluation.drive.StreamEvent;
import org.qiwen.evaluation.drive.TracedTurn;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.Tutor.Opening;
import org.qiwen.evaluation.drive.Tutor.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TranscriptReportTest {
    private static final PupilMessage MESSAGE = new PupilMessage(PupilMessage.Kind.OBSERVATION, "苹果漂着");

    @Test
    void showsHeardDecisionAndWhyUnderTheTurn() {
        TracedTurn trace = new TracedTurn(json("""
                {"turn":1,"assessment":{"speechActs":["OBSERVATION"],"misconceptions":["heavy-sinks"],
                "practices":{"EVIDENCE":"苹果漂着"}},
                "decision":{"move":"CHALLENGE","feedback":"NEUTRAL","hintLevel":0,"target":"heavy-sinks",
                "reason":"his own observation clashes with his reason"},"gate":["BLOCKED: same-size"]}"""));

        String transcript = TranscriptReport.markdown(dialogue(Optional.empty()), List.of(trace));

        assertThat(transcript).contains("""
                **T0** 你猜会怎样？ 〔A 沉〕

                ## 1
                **S** 〔observed〕 苹果漂着 \s
                **T** 只看轻重，说得通吗？
                〔evidence see-apple: 看 10 秒。 木块 浮；铁块 沉 · instead: 苹果浮着。〕
                〔citation 1 是沉还是浮 实验: 一行 / 又一行〕

                - heard: OBSERVATION · misconceptions: heavy-sinks · practices: EVIDENCE（苹果漂着）
                - decision: CHALLENGE on heavy-sinks · NEUTRAL
                - why: his own observation clashes with his reason
                - gate: BLOCKED: same-size
                - 1 of 3 ideas · phase EXPLAIN · 6 ms
                """);
    }

    @Test
    void saysWhatIsMissing() {
        TracedTurn interrupted = new TracedTurn(json("{\"turn\":1,\"status\":\"INTERRUPTED\"}"));

        String transcript =
                TranscriptReport.markdown(dialogue(Optional.of("the tutor closed the dialogue")), List.of(interrupted));

        assertThat(transcript)
                .contains("- (no trace of this turn)")
                .contains("- Not every message was sent: the tutor closed the dialogue")
                .contains("- No question was asked twice.");
    }

    private static Dialogue dialogue(Optional<String> cutShort) {
        TurnReply reply = new TurnReply(List.of(
                event(1, "move", "{\"move\":\"CHALLENGE\"}"),
                event(2, "text", "{\"delta\":\"只看轻重，说得通吗？\"}"),
                event(3, "evidence", """
                        {"id":"see-apple","text":"看 10 秒。","instead":"苹果浮着。","table":{"columns":["a","b"],"rows":[["木块","浮"],["铁块","沉"]]}}"""),
                event(4, "citation", """
                        {"number":1,"title":"是沉还是浮","heading":"实验","quote":"一行\\n\\n又一行"}"""),
                event(5, "done", "{\"turn\":1,\"reached\":1,\"total\":3,\"phase\":\"EXPLAIN\",\"card\":null}")));
        return new Dialogue(
                new DialogueScript("float-sink", "float-sink", "zh-CN", "一轮", List.of(MESSAGE)),
                "c1",
                new Opening("你猜会怎样？", "OPEN", List.of(new Option("A", "沉"))),
                List.of(new Dialogue.Exchange(1, MESSAGE, reply)),
                cutShort);
    }

    private static StreamEvent event(long id, String type, String data) {
        return new StreamEvent(id, type, json(data), Duration.ofMillis(id + 1));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
