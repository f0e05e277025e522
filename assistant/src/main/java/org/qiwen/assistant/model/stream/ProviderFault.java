package org.qiwen.assistant.model.stream;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that gave no whole answer. Its message holds a reason, a status and a provider's error code at most: messages of
 * providers may quote the prompt. It has no cause for the same reason and no stack trace, because it is an outcome.
 */
public final class ProviderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final BreakReason reason;
    private final String detail;
    private final boolean afterFirstWord;
    private final @Nullable Duration retryAfter;
    private final Usage usage;

    private ProviderFault(
            BreakReason reason, String detail, boolean afterFirstWord, @Nullable Duration retryAfter, Usage usage) {
        super(detail.isEmpty() ? reason.name() : reason + " (" + detail + ")", null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.afterFirstWord = afterFirstWord;
        this.retryAfter = retryAfter;
        this.usage = usage;
    }

    public static ProviderFault of(BreakReason reason) {
        return of(reason, "");
    }

    /** @param detail for an operator's eyes; never words of a provider, a prompt or an answer */
    public static ProviderFault of(BreakReason reason, String detail) {
        return new ProviderFault(reason, detail, false, null, Usage.NONE);
    }

    ProviderFault retryAfter(@Nullable Duration wait) {
        return new ProviderFault(reason, detail, afterFirstWord, wait, usage);
    }

    ProviderFault afterFirstWord(boolean after) {
        return new ProviderFault(reason, detail, after, retryAfter, usage);
    }

    /** The same fault with what the call used up to it. */
    public ProviderFault using(Usage used) {
        return new ProviderFault(reason, detail, afterFirstWord, retryAfter, used);
    }

    /** What the call used up to the fault, as far as it is known. */
    public Usage usage() {
        return usage;
    }

    public BreakReason reason() {
        return reason;
    }

    /** Whether some of the answer had been given out, so that neither a retry nor another endpoint can help. */
    public boolean isAfterFirstWord() {
        return afterFirstWord;
    }

    /** How long the endpoint asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
