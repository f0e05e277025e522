package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.state.Phase;

/** The pupil owns up to made-up data: honesty is praised before anything else, and a real record takes the data's place. */
final class Honesty implements Rule {
    private static final Pattern MADE_UP = Pattern.compile(
            "(数据|数字?|结果|记录|答案)[^，。]{0,3}(是)?(我)?(瞎|乱|随便)?(编|瞎写|乱写|猜)的|(我|是)(瞎|乱|随便)?编的|瞎编|(其实|根本)?没(有)?(真的?)?(做|试|看|测|量)(过)?[^，。]{0,3}(是)?(瞎|乱|随便|编|抄)|假装(做|看|试)|抄(了)?(同桌|别人|他|她|同学)?(的)?(数据|结果|记录)|made (it|them|that) up|invented the (data|number)");

    private final Beginning beginning;
    private final Returning returning;

    Honesty(Beginning beginning, Returning returning) {
        this.beginning = beginning;
        this.returning = returning;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        if (!turn.earnedNothing()
                || turn.pasted()
                || !MADE_UP.matcher(turn.text()).find()) {
            return Optional.empty();
        }
        Draft draft = turn.draft();
        List<Saying> praise = List.of(Saying.template("honesty"));
        String reason = "承认数据是编的：先谢他说实话，再换成真的记录";
        return Optional.of(
                draft.phase == Phase.OBSERVE
                        ? beginning.record(draft, reason, praise)
                        : returning.back(draft, Move.REDIRECT, reason, praise));
    }
}
