package org.qiwen.assistant.dialogue.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;

/** The real inquiries and their gates. */
final class GateFixtures {
    static final InquiryCatalog CATALOG = catalog();

    private GateFixtures() {}

    static LeakGate gate(String id) {
        Inquiry inquiry = inquiry(id);
        return new LeakGate(inquiry, new RelationReader(inquiry));
    }

    static Inquiry inquiry(String id) {
        return CATALOG.find(id, "zh-CN").orElseThrow();
    }

    static Set<String> unearned(String id) {
        return inquiry(id).expectations().stream().map(Expectation::id).collect(Collectors.toUnmodifiableSet());
    }

    private static InquiryCatalog catalog() {
        try {
            return new InquiryFiles().load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
