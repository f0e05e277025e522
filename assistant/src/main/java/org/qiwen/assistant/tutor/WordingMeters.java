package org.qiwen.assistant.tutor;

import io.micrometer.core.instrument.MeterRegistry;
import org.qiwen.assistant.dialogue.gate.Verdict;

/** Counts which way the words of turns came, and what the gate did with a model's sentences. Thread-safe. */
final class WordingMeters {
    /** Tag of what there is none of. */
    private static final String NONE = "none";

    private final MeterRegistry registry;

    WordingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void worded(WordingTrace trace) {
        String reason = trace.reason();
        registry.counter("qiwen.turn.wording", "path", trace.path().name(), "reason", reason == null ? NONE : reason)
                .increment();
    }

    /** {@code kind} is {@code RELEASED}, or what was wrong. */
    void judged(Verdict verdict) {
        String kind = verdict instanceof Verdict.Blocked blocked
                ? blocked.fault().kind().name()
                : "RELEASED";
        registry.counter("qiwen.gate.verdicts", "kind", kind).increment();
    }
}
