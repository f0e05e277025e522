package org.qiwen.assistant.tutor;

import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.inquiry.Inquiry;

/** Says which ideas a message is likely to be about. */
@FunctionalInterface
public interface Router {
    Routing route(Inquiry inquiry, String text);
}
