package org.qiwen.evaluation.provider;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The author's words that a request for the tutor's wording asks to say again. */
public final class AuthoredLine {
    /** The prompt fences it with a mark of its own and begins each line with a bar. */
    private static final Pattern FENCED =
            Pattern.compile("<<<authored_line \\w+\\n(.*?)\\nauthored_line", Pattern.DOTALL);

    private AuthoredLine() {}

    /** The words; empty when the request asks for something else, such as the word that is asked for at start. */
    public static Optional<String> of(String request) {
        Matcher line = FENCED.matcher(prompt(request));
        return line.find() ? Optional.of(line.group(1).replaceAll("(?m)^\\| ", "")) : Optional.empty();
    }

    /** The text of the prompt. */
    static String prompt(String request) {
        return JsonMapper.shared().readTree(request).at("/messages/0/content").asString("");
    }

    /** Its sentences, each with its end. */
    static List<String> sentences(String text) {
        return List.of(text.split("(?<=[。！？!?])"));
    }

    /** Two characters each, as a token of Chinese has. */
    static List<String> bits(String text) {
        return List.of(text.split("(?<=\\G.{2})"));
    }
}
