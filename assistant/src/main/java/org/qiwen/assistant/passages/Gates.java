package org.qiwen.assistant.passages;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Inquiry;

/** The gate of each inquiry, made once: it reads every authored wording when it is made. Thread-safe. */
final class Gates {
    private final Map<String, LeakGate> gates = new ConcurrentHashMap<>();

    LeakGate of(Inquiry inquiry) {
        return gates.computeIfAbsent(
                inquiry.locale() + "/" + inquiry.id(), key -> new LeakGate(inquiry, new RelationReader(inquiry)));
    }
}
