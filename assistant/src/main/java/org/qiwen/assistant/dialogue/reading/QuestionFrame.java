package org.qiwen.assistant.dialogue.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a question lends to the reply to it: the conditions it states, and the sentence in which the reply fills the gap.
 * A pupil who is asked 一样重，哪个浮 need not say 一样重 again.
 */
public final class QuestionFrame {
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?”“]+[。！？!?]?");
    private static final Pattern GAP = Pattern.compile("\\s*(?:…+|\\.{3,}|_{2,})\\s*");
    private static final Pattern END = Pattern.compile("[。！？!?，,\\s]+$");

    /** So few characters cannot fill two gaps. Our choice. */
    private static final int TOO_FEW = 4;

    private final Language language;
    private final String question;

    public QuestionFrame(Language language, String question) {
        this.language = language;
        this.question = question;
    }

    /** The clauses of the question that ask nothing, as a text; empty when all of it asks. */
    public String given() {
        return new ClauseSplitter(language)
                .split(language.normalise(question), false).stream()
                        .filter(Clause::asserted)
                        .map(Clause::text)
                        .filter(text -> !language.has(Sense.NOT_STATED, text))
                        .collect(Collectors.joining(language.comma()));
    }

    /** The sentence of the question with the reply in its gap, for each sentence that has one. */
    public List<String> filled(String reply) {
        String words = END.matcher(reply).replaceAll("");
        List<String> sentences = new ArrayList<>();
        Matcher matcher = SENTENCE.matcher(question);
        while (matcher.find()) {
            String sentence = END.matcher(matcher.group()).replaceAll("");
            if (GAP.matcher(sentence).find()) {
                fill(sentence, words).ifPresent(sentences::add);
            } else if (language.matcher(Sense.UNKNOWN, sentence).results().count() == 1 && names(sentence, words)) {
                sentences.add(name(sentence, words));
            }
        }
        return sentences;
    }

    /** Whether the reply may be what is asked for: a time has words of time in it. */
    private boolean names(String sentence, String reply) {
        return !language.has(Sense.ASKS_WHEN, sentence) || language.has(Sense.TIME, reply);
    }

    /** The first words of the reply name the unknown; the rest follows. */
    private String name(String sentence, String reply) {
        String[] pieces = language.cue(Sense.PIECES).pattern().split(reply, 2);
        String named =
                language.matcher(Sense.UNKNOWN, sentence).replaceFirst(Matcher.quoteReplacement(bare(pieces[0])));
        return pieces.length == 1 ? named : named + language.comma() + pieces[1];
    }

    /**
     * Gap by gap when the reply has as many pieces, else all of it into the first; a few characters fill one gap of
     * several and leave the sentence incomplete.
     */
    private Optional<String> fill(String sentence, String reply) {
        String[] pieces = language.cue(Sense.PIECES).pattern().split(reply);
        long gaps = GAP.matcher(sentence).results().count();
        if (pieces.length < gaps && language.length(reply) <= TOO_FEW) {
            return Optional.empty();
        }
        if (pieces.length != gaps) {
            return Optional.of(GAP.matcher(GAP.matcher(sentence).replaceFirst(Matcher.quoteReplacement(reply)))
                    .replaceAll(""));
        }
        String filled = sentence;
        for (String piece : pieces) {
            filled = GAP.matcher(filled).replaceFirst(Matcher.quoteReplacement(bare(piece)));
        }
        return Optional.of(filled);
    }

    private String bare(String piece) {
        return language.matcher(Sense.PARTICLES, piece).replaceAll("");
    }
}
