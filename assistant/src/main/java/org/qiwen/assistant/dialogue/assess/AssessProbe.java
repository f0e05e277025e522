package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Inquiry;

/** Shows the signs of a message to whoever teaches or measures the ear. Thread-safe. */
public final class AssessProbe {
    /**
     * A message held against one idea or belief.
     *
     * @param of id of the idea or belief
     * @param names of the signs
     * @param values of the signs, in the same order
     */
    public record Held(String of, List<String> names, double[] values) {}

    private final Inquiry inquiry;
    private final Assessor assessor;

    public AssessProbe(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.assessor = new Assessor(inquiry, new RelationReader(inquiry), Ear.untaught());
    }

    /** The acts that lists find in the message, with what is weighed beside its words. */
    public LearnedActs.Listed acts(String text, DialogueState state) {
        return assessor.heed(text, state, Routing.none(), false).listed();
    }

    /** The message beside each idea. */
    public List<Held> ideas(String text, DialogueState state, Routing routing) {
        Assessor.Heeded heeded = assessor.heed(text, state, routing, false);
        List<Held> held = new ArrayList<>();
        for (int i = 0; i < inquiry.expectations().size(); i++) {
            Signs signs = assessor.signs(i, heeded, state.asked());
            held.add(new Held(inquiry.expectations().get(i).id(), signs.names(), signs.values()));
        }
        return held;
    }

    /** The message beside each belief. */
    public List<Held> beliefs(String text, DialogueState state, Routing routing) {
        Assessor.Heeded heeded = assessor.heed(text, state, routing, false);
        List<Held> held = new ArrayList<>();
        for (int i = 0; i < inquiry.misconceptions().size(); i++) {
            Signs signs = assessor.beliefSigns(i, heeded, state.asked());
            held.add(new Held(inquiry.misconceptions().get(i).id(), signs.names(), signs.values()));
        }
        return held;
    }
}
