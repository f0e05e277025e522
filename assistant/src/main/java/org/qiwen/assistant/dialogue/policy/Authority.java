package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.assess.Assessment;

/** A teacher, a parent or a book is said to hold it: they are not contradicted, the evidence is asked. */
final class Authority implements Rule {
    private static final Pattern SAYS = Pattern.compile(
            "(老师|书上|书里|课本|教材|百科|网上|视频里?|爸爸?|妈妈?|爷爷|奶奶|哥哥?|姐姐?|大人|专家|科学家|ai|AI|豆包)[^，。]{0,6}(说|讲|写|教|告诉)");

    private final Middle middle;

    Authority(Middle middle) {
        this.middle = middle;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        boolean nothingElse = turn.heard().heard().meaning() == Assessment.Heard.Meaning.NOTHING
                && turn.earnedNothing()
                && turn.heard().question() == null;
        return nothingElse && appeals(turn.text())
                ? Optional.of(middle.advance(
                        turn.draft(), List.of(Saying.template("authority")), Feedback.NEUTRAL, "搬出老师或书：不驳，也不退，请证据来说"))
                : Optional.empty();
    }

    static boolean appeals(String text) {
        return SAYS.matcher(text).find();
    }
}
