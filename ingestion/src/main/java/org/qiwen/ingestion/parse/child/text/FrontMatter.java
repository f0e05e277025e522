package org.qiwen.ingestion.parse.child.text;

import java.util.Map;
import org.qiwen.ingestion.parse.child.document.Refused;

/**
 * The YAML between two {@code ---} lines at the head of a Markdown file.
 *
 * @param fields as written, those without a value left out
 * @param body the text after it
 */
record FrontMatter(Map<String, Object> fields, String body) {
    /** Longest front matter read, in characters. Our choice: a page of YAML. */
    private static final int MAX_CHARACTERS = 20_000;

    private static final String FENCE = "---";

    static FrontMatter split(String text) throws Refused {
        if (!text.startsWith(FENCE + "\n")) {
            return new FrontMatter(Map.of(), text);
        }
        int end = text.indexOf("\n" + FENCE + "\n", FENCE.length() - 1);
        if (end < 0 && text.endsWith("\n" + FENCE)) {
            end = text.length() - FENCE.length() - 1;
        }
        if (end < 0) {
            return new FrontMatter(Map.of(), text);
        }
        String yaml = text.substring(FENCE.length(), Math.max(FENCE.length(), end));
        String body = text.substring(Math.min(text.length(), end + FENCE.length() + 2));
        return new FrontMatter(read(yaml), body);
    }

    private static Map<String, Object> read(String yaml) throws Refused {
        try {
            return YamlFields.texts(YamlFields.load(yaml, MAX_CHARACTERS));
        } catch (YamlFields.Unreadable e) {
            throw new Refused(Refused.Why.BAD_FRONT_MATTER, "front matter: " + e.getMessage(), e);
        }
    }
}
