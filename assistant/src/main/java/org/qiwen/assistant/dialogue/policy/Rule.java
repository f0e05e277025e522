package org.qiwen.assistant.dialogue.policy;

import java.util.Optional;

/** One reason to answer in a certain way. The order of the rules stands in {@link DialoguePolicy}. */
@FunctionalInterface
interface Rule {
    /** The answer, or empty when this is no case for the rule; then the draft is as it was. */
    Optional<Plan> answer(Turn turn);
}
