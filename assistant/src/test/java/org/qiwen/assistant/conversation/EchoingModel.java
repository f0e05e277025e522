package org.qiwen.assistant.conversation;

import static org.qiwen.assistant.model.ScriptedProvider.DONE;
import static org.qiwen.assistant.model.ScriptedProvider.HEAD;
import static org.qiwen.assistant.model.ScriptedProvider.finish;
import static org.qiwen.assistant.model.ScriptedProvider.usage;
import static org.qiwen.assistant.model.ScriptedProvider.words;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.assistant.model.ScriptedProvider;
import org.qiwen.assistant.model.ScriptedProvider.Line;
import tools.jackson.databind.json.JsonMapper;

/** A model that gives back what it is asked to reword, two characters a time: words that pass any gate. */
final class EchoingModel {
    private static final Pattern AUTHORED =
            Pattern.compile("<<<authored_line \\w+\\n(.*?)\\nauthored_line", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EchoingModel() {}

    /** Answers the last request of {@code provider}. */
    static void answer(ScriptedProvider provider, Line line) throws IOException {
        String request = provider.requests().get(provider.requests().size() - 1);
        line.send(HEAD);
        for (String bit : lineOf(request).split("(?<=\\G.{2})")) {
            line.chunk(words(bit));
        }
        line.chunk(finish("stop") + usage(10, 5) + DONE);
        line.end();
    }

    /** What the request asks to be reworded; of another request a word. */
    static String lineOf(String request) {
        String prompt = JSON.readTree(request).at("/messages/0/content").asString();
        Matcher line = AUTHORED.matcher(prompt);
        return line.find() ? line.group(1).replaceAll("(?m)^\\| ", "") : "好";
    }
}
