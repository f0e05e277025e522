package org.qiwen.assistant.copilot.wording;

import org.qiwen.assistant.model.Allowance;
import org.qiwen.assistant.safety.KnownNames;
import org.qiwen.assistant.safety.PiiMask;

/**
 * On which terms a plan may go to a model.
 *
 * @param localOnly whether only an endpoint inside the school may be asked
 * @param names of people that no model may read
 * @param allowance what may be spent
 */
record WordingTerms(boolean localOnly, KnownNames names, Allowance allowance) {

    /** A text as it may leave the school. */
    String masked(String text) {
        return names.mask(PiiMask.mask(text));
    }
}
