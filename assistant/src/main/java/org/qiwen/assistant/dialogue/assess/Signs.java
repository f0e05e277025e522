package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.List;

/** Named numbers about a message, in a fixed order: what a learned model is given. */
final class Signs {
    private final List<String> names = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    void add(String name, double value) {
        names.add(name);
        values.add(value);
    }

    void add(String name, boolean holds) {
        add(name, holds ? 1 : 0);
    }

    void add(String name, Sentences.Nearness near) {
        add(name + "_overlap", near.overlap());
        add(name + "_contains", near.contains());
        add(name + "_contained", near.contained());
        add(name + "_known", near.known());
        add(name + "_as_denied", near.asDenied());
    }

    /** The value of a sign; 0 when there is no such sign. */
    double value(String name) {
        int at = names.indexOf(name);
        return at < 0 ? 0 : values.get(at);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    double[] values() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
