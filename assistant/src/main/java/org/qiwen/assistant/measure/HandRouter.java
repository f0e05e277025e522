package org.qiwen.assistant.measure;

import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.inquiry.Inquiry;

/** Routes a labelled message without the examples of the hand that wrote it. */
@FunctionalInterface
public interface HandRouter {
    /** @param hand whose examples are left out; empty for none */
    Routing route(Inquiry inquiry, String text, String hand);
}
