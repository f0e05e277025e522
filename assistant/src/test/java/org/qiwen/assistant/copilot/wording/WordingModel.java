package org.qiwen.assistant.copilot.wording;

import static org.qiwen.evaluation.provider.ScriptedProvider.DONE;
import static org.qiwen.evaluation.provider.ScriptedProvider.HEAD;
import static org.qiwen.evaluation.provider.ScriptedProvider.finish;
import static org.qiwen.evaluation.provider.ScriptedProvider.usage;
import static org.qiwen.evaluation.provider.ScriptedProvider.words;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.evaluation.provider.ScriptedProvider.Line;
import org.qiwen.evaluation.provider.ScriptedProvider.Script;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests for other words of a section by a rule. */
public final class WordingModel {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ITEMS = Pattern.compile("<<<items \\w+\\n\\| (.*)\\nitems");

    private WordingModel() {}

    /** Each text as {@code rule} words it; of another request a word. */
    public static Script wording(UnaryOperator<String> rule) {
        return line -> say(line, answer(prompt(line.request()), rule));
    }

    /** The words of an answer, whole. */
    static void say(Line line, String answer) throws IOException {
        line.send(HEAD);
        String quoted = JSON.writeValueAsString(answer);
        line.chunk(words(quoted.substring(1, quoted.length() - 1)));
        line.chunk(finish("stop") + usage(10, 5) + DONE);
        line.end();
    }

    static String prompt(String request) {
        return JSON.readTree(request).at("/messages/0/content").asString("");
    }

    static String answer(String prompt, UnaryOperator<String> rule) {
        Matcher items = ITEMS.matcher(prompt);
        if (!items.find()) {
            return "好";
        }
        List<Map<String, Object>> worded = JSON.readTree(items.group(1))
                .valueStream()
                .map((JsonNode item) -> Map.<String, Object>of(
                        "id",
                        item.path("id").asInt(),
                        "text",
                        rule.apply(item.path("text").asString())))
                .toList();
        return JSON.writeValueAsString(Map.of("items", worded));
    }
}
