/**
 * What each kind of OpenAI-compatible endpoint takes and sends, read from {@code models/profiles.yaml} and checked when
 * it is read. Knows no network; the packages beside it ask it what may be sent and what an end means.
 */
@NullMarked
package org.qiwen.assistant.model.profile;

import org.jspecify.annotations.NullMarked;
