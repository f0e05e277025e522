package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.state.Phase;

/** Takes the talk back to what was asked; when it was asked for often enough, goes on instead of nagging. */
final class Returning {
    /** How often a pupil is asked to come back to the question before the tutor goes on. Our choice: then it nags. */
    private static final int RETURNS = 5;

    /** The same before the observation, where waiting costs more than going on. Our choice. */
    private static final int RETURNS_BEFORE = 2;

    private static final Pattern ABOUT_THE_TUTOR =
            Pattern.compile("你(是|叫|几|多大|会|有没有|有|喜欢|住|真人|吃|累)|(?i)(are|do|can|how old are|what is|what's) you");

    private final Beginning beginning;
    private final Middle middle;

    Returning(Beginning beginning, Middle middle) {
        this.beginning = beginning;
        this.middle = middle;
    }

    Plan back(Draft draft, Move move, String reason, List<Saying> lead) {
        String template =
                switch (draft.asked.kind()) {
                    case PREDICTION -> "return.prediction";
                    case REASON -> "return.reason";
                    case OBSERVATION -> "return.observation";
                    default -> "return";
                };
        boolean before = draft.phase.compareTo(Phase.EXPLAIN) < 0;
        if (draft.times(template) >= (before ? RETURNS_BEFORE : RETURNS)) {
            String on = reason + "；不再催，往下走";
            return before ? beginning.goOn(draft, on) : middle.advance(draft, lead, null, on);
        }
        return Plan.of(move, reason)
                .target(draft.target)
                .lead(lead)
                .ask(Saying.template(template))
                .options(before ? beginning.options(draft) : middle.steps().options(draft.asked));
    }

    /** Catches a remark beside the subject and comes back. */
    Plan chat(Turn turn, String reason) {
        boolean social = turn.heard().main() == SpeechAct.SOCIAL;
        boolean aboutTutor = social && ABOUT_THE_TUTOR.matcher(turn.text()).find();
        Saying caught = Saying.template(aboutTutor ? "social.self" : social ? "social" : "redirect");
        Draft draft = turn.draft();
        return back(draft, Move.REDIRECT, reason, List.of(caught));
    }
}
