package org.qiwen.assistant.measure.load;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request to the paced model is about, read from its body with two expressions, because the provider shares the
 * cores with what is measured.
 *
 * @param tag of the student's message; empty when the prompt does not quote it
 * @param authored the line to be said in other words; empty in a prompt that is no {@code tutor/wording}
 * @param most most characters that the prompt allows
 */
record AskedLine(Optional<String> tag, Optional<String> authored, int most) {
    private static final Pattern AUTHORED =
            Pattern.compile("<<<authored_line \\w+\\\\n\\| (.*?)\\\\nauthored_line \\w+>>>");
    private static final String PUPIL = "<<<pupil_words";
    private static final Pattern MOST = Pattern.compile("最多 (\\d+) 个字");
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** @param body JSON of a chat request */
    static AskedLine of(String body) {
        Matcher line = AUTHORED.matcher(body);
        if (!line.find()) {
            return new AskedLine(Tag.last(body), Optional.empty(), NO_LIMIT);
        }
        Matcher most = MOST.matcher(body);
        int pupil = body.indexOf(PUPIL, line.end());
        return new AskedLine(
                pupil < 0 ? Optional.empty() : Tag.last(body.substring(pupil)),
                Optional.of(plain(line.group(1))),
                most.find() ? Integer.parseInt(most.group(1)) : NO_LIMIT);
    }

    private static String plain(String json) {
        return json.replace("\\n| ", "").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
