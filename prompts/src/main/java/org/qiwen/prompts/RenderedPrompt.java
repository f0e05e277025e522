package org.qiwen.prompts;

import java.util.Locale;

/**
 * A prompt ready to be sent, with what a trace must keep to tell later which words were used.
 *
 * @param text what the model reads; may hold a student's words, so it is not for logs
 * @param id template id, {@code <use>/<name>}
 * @param version version the template declares
 * @param templateSha256 of the template's file, 64 hexadecimal digits: same for every call, differs when somebody
 *     edited without a new version
 * @param sha256 of {@code text}: proves what was sent without keeping it
 */
public record RenderedPrompt(String text, String id, Locale locale, int version, String templateSha256, String sha256) {
    RenderedPrompt(String text, PromptTemplate template) {
        this(text, template.id(), template.locale(), template.version(), template.sha256(), Sha256.of(text));
    }

    /** Everything but the text. */
    @Override
    public String toString() {
        return id + "." + locale.toLanguageTag() + " v" + version + " " + sha256;
    }
}
