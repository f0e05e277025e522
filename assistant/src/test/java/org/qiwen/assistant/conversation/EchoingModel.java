package org.qiwen.assistant.conversation;

import static org.qiwen.evaluation.provider.ScriptedProvider.DONE;
import static org.qiwen.evaluation.provider.ScriptedProvider.HEAD;
import static org.qiwen.evaluation.provider.ScriptedProvider.finish;
import static org.qiwen.evaluation.provider.ScriptedProvider.usage;
import static org.qiwen.evaluation.provider.ScriptedProvider.words;

import java.io.IOException;
import org.qiwen.evaluation.provider.AuthoredLine;
import org.qiwen.evaluation.provider.ScriptedProvider.Line;

/** A model that gives back what it is asked to reword, two characters a time: words that pass any gate. */
final class EchoingModel {
    private EchoingModel() {}

    static void answer(Line line) throws IOException {
        answer(line, 10);
    }

    /** The same, counting so many tokens for the prompt. */
    static void answer(Line line, int tokens) throws IOException {
        line.send(HEAD);
        for (String bit : lineOf(line.request()).split("(?<=\\G.{2})")) {
            line.chunk(words(bit));
        }
        line.chunk(finish("stop") + usage(tokens, 5) + DONE);
        line.end();
    }

    /** What the request asks to be reworded; of another request a word. */
    static String lineOf(String request) {
        return AuthoredLine.of(request).orElse("好");
    }
}
