package org.qiwen.assistant.copilot.assemble;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Story;
import org.qiwen.ingestion.split.Passage;

/**
 * What there is to make a plan from.
 *
 * @param inquiry what the lesson is built on; null when there is none for the topic
 * @param story its story, or null
 * @param passages what the library has on it, best first: the inquiry's own, or what a search for the topic found
 * @param near titles of inquiries of the stage, to be named when the material is too little
 * @param voiced misconceptions of the class by id, with how many pupils voiced them; only clusters of five or more
 */
public record Material(
        @Nullable Inquiry inquiry,
        @Nullable Story story,
        List<Passage> passages,
        List<String> near,
        java.util.Map<String, Integer> voiced) {
    public Material {
        passages = List.copyOf(passages);
        near = List.copyOf(near);
        voiced = java.util.Map.copyOf(voiced);
    }
}
