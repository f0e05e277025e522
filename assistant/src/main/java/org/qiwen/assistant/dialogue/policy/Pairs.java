package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.assistant.inquiry.Inquiry;

/**
 * Two pupils at one device who are of two minds: neither is judged, the evidence is to decide between them. Asked for a few
 * times; then each message is answered like one pupil's.
 */
final class Pairs implements Rule {
    /** How often two voices are set against each other in a dialogue. Our choice: more is a ceremony. */
    private static final int TIMES = 2;

    private static final String WHO = "(我们?|他|她|小.|我?同桌|同学|[\\p{IsHan}]{2,3}|[甲乙AB])";
    private static final Pattern VOICES = Pattern.compile("(?:^|[，。；,;\\s]|可是|但是?|而)" + WHO + "(?:说|觉得|认为|[：:])");
    private static final Pattern DIFFER = Pattern.compile("我们(俩|两个)?(意见|想法|说的)?不(一样|同)|我们(俩|两个)?(在)?(吵|争)|谁(说的)?对");

    private final Inquiry inquiry;
    private final Middle middle;

    Pairs(Inquiry inquiry, Middle middle) {
        this.inquiry = inquiry;
        this.middle = middle;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        Draft draft = turn.draft();
        if (turn.pasted() || !twoVoices(turn.text()) || draft.times("pair") >= TIMES) {
            return Optional.empty();
        }
        if (!turn.earnedNothing()) {
            return Optional.of(middle.advance(
                    draft,
                    List.of(turn.affirm(inquiry).get(0), Saying.template("pair.settled")),
                    Feedback.POSITIVE,
                    "两个人想法不同，有一句说全了：认下这句，请另一位也说说"));
        }
        return Optional.of(Plan.of(Move.PEER_IDEA, "两个人想法不同：不当裁判，请他们用证据说服对方")
                .feedback(Feedback.NEUTRAL)
                .target(draft.target)
                .ask(Saying.template("pair")));
    }

    static boolean twoVoices(String text) {
        if (DIFFER.matcher(text).find()) {
            return true;
        }
        Matcher voices = VOICES.matcher(text);
        List<String> speakers =
                voices.results().map(found -> found.group(1)).distinct().toList();
        return speakers.size() >= 2;
    }
}
