package org.qiwen.assistant.copilot.claim;

import org.jspecify.annotations.Nullable;

/**
 * What was found on one sentence.
 *
 * @param passage index of the passage that decides; null when none does
 * @param quote its words that decide; empty when none does
 * @param differs what the sentence says otherwise; empty unless it is contradicted
 */
public record Finding(Verdict verdict, @Nullable Integer passage, String quote, String differs) {
    static final Finding NONE = new Finding(Verdict.UNSUPPORTED, null, "", "");
}
