package org.qiwen.assistant.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.prompts.PromptTemplate;
import org.qiwen.prompts.RenderedPrompt;

/**
 * What a model is asked. Personal data must be masked by then; names are never in it.
 *
 * @param schema JSON schema of the answer; null for plain words
 * @param localOnly whether only an endpoint inside the school may be asked
 */
public record ModelRequest(RenderedPrompt prompt, @Nullable Map<String, Object> schema, boolean localOnly) {
    /** An answer in plain words. */
    public static ModelRequest words(RenderedPrompt prompt) {
        return new ModelRequest(prompt, null, false);
    }

    /** An answer of the form that the prompt's template declares, or in plain words when it declares none. */
    public static ModelRequest of(PromptTemplate template, Map<String, String> values) {
        return new ModelRequest(template.render(values), template.outputSchema().orElse(null), false);
    }

    /** The same, asked only inside the school when that is wanted. */
    public ModelRequest within(boolean school) {
        return new ModelRequest(prompt, schema, school);
    }
}
