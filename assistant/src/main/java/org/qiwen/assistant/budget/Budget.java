package org.qiwen.assistant.budget;

import org.qiwen.assistant.model.Allowance;

/** Where leave to ask models comes from. Thread-safe. */
@FunctionalInterface
public interface Budget {
    /** What may still be spent for somebody today, looked up at each reservation. */
    Allowance of(Payer payer);
}
