package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.Phase;

/** Stopping, waiting for an observation that takes days, and coming back. */
final class Pausing {
    private static final String PAUSED = "paused";
    private static final int GREETING = 8;

    private static final Pattern NOT_YET = Pattern.compile(
            "(还|要)(没|不|得)?(有)?(长|发芽|生锈|开花|变|干|化|动静|到时间|结果|等)|(等|过)(几|两|三|一|[0-9]+)(天|小时|个?星期|周)|(明天|后天|过几天|下周)(再)?(看|记|量|告诉)|才(刚)?(种|放|泡)(下|上|进|好)?");
    private static final Pattern BACK =
            Pattern.compile("^(我)?(又)?(回来|来)了.{0,4}$|^(继续|接着(来|做|说)?|开始吧?|好了?|在吗|我在)[吧啊呀。，]*$");

    private final Beginning beginning;
    private final Middle middle;

    Pausing(Beginning beginning, Middle middle) {
        this.beginning = beginning;
        this.middle = middle;
    }

    /** Saves and says where it goes on. A threat to stop unless the answer comes is a request for the answer. */
    Optional<Plan> stop(Turn turn) {
        Draft draft = turn.draft();
        boolean closing = draft.phase == Phase.EXIT || draft.phase == Phase.DONE;
        if (closing || !turn.is(SpeechAct.STOP) || turn.is(SpeechAct.REQUEST_ANSWER)) {
            return Optional.empty();
        }
        draft.said.add(PAUSED);
        return Optional.of(
                Plan.of(Move.PAUSE, "想停：存好进度，说清下次从哪里接").target(draft.target).lead(Saying.template("stop.saved")));
    }

    /** Greets who comes back and says again what was asked; whoever comes back with an answer is answered. */
    Optional<Plan> back(Turn turn) {
        Draft draft = turn.draft();
        boolean paused = draft.said.remove(PAUSED);
        String text = turn.text().strip();
        boolean onlyGreets = turn.heard().main() == SpeechAct.SOCIAL
                || turn.heard().hollow()
                || text.length() <= GREETING && BACK.matcher(text).find();
        if (!paused || !onlyGreets || draft.asked.text().isEmpty() || draft.asked.kind() == Asked.Kind.NOTHING) {
            return Optional.empty();
        }
        boolean before = draft.phase.compareTo(Phase.EXPLAIN) < 0;
        return Optional.of(Plan.of(Move.REPAIR, "回来了：从停下的那一问接着走")
                .target(draft.target)
                .lead(Saying.template("back.again"))
                .ask(Saying.authored("repeat", draft.asked.text()))
                .options(before ? beginning.options(draft) : middle.steps().options(draft.asked)));
    }

    /** The observation is not there yet: it is waited for, and nothing is lost. */
    Optional<Plan> wait(Turn turn) {
        Draft draft = turn.draft();
        boolean looking = draft.phase == Phase.OBSERVE || draft.phase == Phase.WAITING;
        if (!looking
                || turn.heard().option() != null
                || !NOT_YET.matcher(turn.text()).find()) {
            return Optional.empty();
        }
        draft.phase = Phase.WAITING;
        draft.said.add(PAUSED);
        return Optional.of(Plan.of(Move.PAUSE, "观察要等：记下，回来再说")
                .lead(List.of(Saying.template("wait.record")))
                .options(beginning.options(draft)));
    }
}
