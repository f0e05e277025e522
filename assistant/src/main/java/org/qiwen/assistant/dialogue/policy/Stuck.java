package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.inquiry.Inquiry;

/** No idea in it: not knowing, asking for help or the answer, moods, chat, nothing at all. Always answers. */
final class Stuck {
    private static final Pattern GLAD = Pattern.compile("开心|好玩|有意思|太棒|哈哈|嘿嘿|有趣");

    /** A sentence in Latin letters: pinyin or English. */
    private static final Pattern LATIN =
            Pattern.compile("[\\p{IsLatin}\\p{IsCommon}]*\\p{Ll}{3}[\\p{IsLatin}\\p{IsCommon}]{5,}");

    /** How often Chinese characters are asked for; who has none goes on with smaller questions. Our choice. */
    private static final int LATIN_TIMES = 2;

    private final Inquiry inquiry;
    private final Middle middle;
    private final Returning returning;

    Stuck(Inquiry inquiry, Middle middle, Returning returning) {
        this.inquiry = inquiry;
        this.middle = middle;
        this.returning = returning;
    }

    Plan answer(Turn turn) {
        Draft draft = turn.draft();
        Assessment heard = turn.heard();
        if (heard.is(SpeechAct.REQUEST_ANSWER)) {
            return middle.advance(draft, List.of(Saying.template("decline")), null, "要答案：不给结论，把路缩短一点");
        }
        if (heard.is(SpeechAct.ASK_HINT)) {
            return middle.advance(draft, List.of(Saying.template("hint.given").optional()), null, "要提示：就给");
        }
        if (heard.is(SpeechAct.DONT_KNOW)) {
            draft.fail();
            return middle.advance(
                    draft, List.of(Saying.template(computes() ? "ct.decompose" : "dont_know")), null, "说不知道：给更小的一步");
        }
        if (heard.is(SpeechAct.AFFECT)) {
            return GLAD.matcher(turn.text()).find()
                    ? returning.back(draft, Move.REDIRECT, "高兴：接住，再接着走", List.of(Saying.template("affect.glad")))
                    : middle.advance(draft, List.of(Saying.template("affect")), null, "累了或烦了：先接住，再换一个小问题");
        }
        if (heard.main() == SpeechAct.SOCIAL || heard.main() == SpeechAct.OFF_TOPIC) {
            return returning.chat(turn, "聊到别处：轻轻带回来");
        }
        if (heard.hollow()) {
            draft.fail();
            return middle.advance(draft, List.of(Saying.template("hollow")), null, "只应了一声：请他说一个具体的");
        }
        draft.fail();
        boolean latin =
                inquiry.locale().startsWith("zh") && LATIN.matcher(turn.text()).matches();
        if (latin && draft.times("latin") < LATIN_TIMES) {
            return Plan.of(Move.CLARIFY, "整句都是字母：请他换成汉字，原来的问题还在")
                    .feedback(Feedback.NEUTRAL)
                    .target(draft.target)
                    .ask(Saying.template("latin"))
                    .options(middle.steps().options(draft.asked));
        }
        return middle.advance(draft, List.of(Saying.template("heard")), Feedback.NEUTRAL, "没有读到想法：不说对错，给小一步");
    }

    /** Whether the moves of computational thinking fit: take apart, find the pattern, write the steps, test on a case. */
    private boolean computes() {
        return inquiry.kind() == Inquiry.Kind.COMPUTE;
    }
}
