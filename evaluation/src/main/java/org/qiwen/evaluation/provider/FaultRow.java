package org.qiwen.evaluation.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.qiwen.evaluation.provider.ScriptedProvider.Closed;

/**
 * What one misbehaviour came to for the pupil whose turn it hit.
 *
 * @param fault name of the misbehaviour
 * @param said the tutor's words
 * @param path who worded the turn, from the trace: MODEL, MODEL_THEN_AUTHORED or AUTHORED
 * @param reason why not the model alone; empty when it did
 * @param attempts tries at the endpoint, with how each ended, from the trace
 * @param endings terminal events
 * @param problems terminal events that were problems
 * @param took from sending the message to the terminal event
 * @param requests that reached the provider
 * @param connections that they came by
 * @param closed who ended the last of these connections
 * @param wrong what was not as promised; empty for a good turn
 */
public record FaultRow(
        String fault,
        String said,
        String path,
        String reason,
        List<String> attempts,
        int endings,
        int problems,
        Duration took,
        int requests,
        int connections,
        Closed closed,
        List<String> wrong) {
    public FaultRow {
        attempts = List.copyOf(attempts);
        wrong = List.copyOf(wrong);
    }

    /** Whether it was a good turn. */
    public boolean isGood() {
        return wrong.isEmpty();
    }

    /** Sentences of the tutor. */
    public List<String> sentences() {
        return AuthoredLine.sentences(said);
    }

    /** Whether the turn ends by asking. */
    public boolean asks() {
        return said.matches("(?s).*[？?]");
    }

    /**
     * What is wrong with a turn's words.
     *
     * @param isWhole whether the model's answer came whole
     * @param authored what the author would have had the tutor say; ends in a question
     * @param answer the model's answer
     * @param pieces texts of the turn's events, in order
     */
    static List<String> judge(boolean isWhole, String path, String authored, String answer, List<String> pieces) {
        List<String> wrong = new ArrayList<>();
        String said = String.join("", pieces);
        if (pieces.stream().anyMatch(piece -> !piece.strip().matches("(?s).*[。！？!?]"))) {
            wrong.add("a sentence is not whole");
        }
        if (!said.matches("(?s).*[？?]")) {
            wrong.add("it asks nothing");
        }
        switch (path) {
            case "MODEL" -> expect(answer, said, wrong);
            case "AUTHORED" -> expect(authored, said, wrong);
            case "MODEL_THEN_AUTHORED" -> {
                List<String> sentences = AuthoredLine.sentences(said);
                List<String> begun = sentences.subList(0, sentences.size() - 1);
                List<String> line = AuthoredLine.sentences(authored);
                if (begun.isEmpty() || !answer.startsWith(String.join("", begun))) {
                    wrong.add("it does not begin as the model did");
                }
                if (!said.endsWith(line.get(line.size() - 1))) {
                    wrong.add("it does not end in the author's question");
                }
            }
            default -> wrong.add("the trace has no path");
        }
        if (isWhole && !path.equals("MODEL")) {
            wrong.add("a whole answer was not used");
        }
        return wrong;
    }

    private static void expect(String words, String said, List<String> wrong) {
        if (!said.equals(words)) {
            wrong.add("other words than those of its path");
        }
    }
}
