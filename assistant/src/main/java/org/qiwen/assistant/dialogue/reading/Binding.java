package org.qiwen.assistant.dialogue.reading;

import java.util.List;

/**
 * An outcome and what it was said to go with.
 *
 * @param attribute the attribute's mention
 * @param comparisons how the attribute compared, when it stood in a comparison
 * @param outcome the outcome's mention
 */
public record Binding(Mention attribute, List<Comparison> comparisons, Mention outcome) {
    public Binding {
        comparisons = List.copyOf(comparisons);
    }
}
