package org.qiwen.assistant.tutor;

import java.util.List;
import java.util.Set;
import org.qiwen.assistant.inquiry.Inquiry;

/** Finds passages of the ingested material to cite. */
@FunctionalInterface
public interface Citations {

    /**
     * Passages to cite under a turn, best first.
     *
     * @param school id of the school that the turn is held in: its own material and the house's is cited, no other
     * @param about what the turn is about
     * @param explanation whether an explanation is wanted (the dialogue is done) rather than evidence
     * @param unearned ids of ideas that may not be read yet: a passage that states one comes without its quote
     */
    List<TurnEvent.Citation> cite(
            Inquiry inquiry, String school, String about, boolean explanation, Set<String> unearned);
}
