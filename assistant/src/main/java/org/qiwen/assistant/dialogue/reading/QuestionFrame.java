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
    private static final Pattern UNKNOWN = Pattern.compile("(?:哪一?(?:种颜色|种|个|块|张|些|边|样)|什么(?=时候|东西))");
    private static final Pattern END = Pattern.compile("[。！？!?，,\\s]+$");
    private static final Pattern PIECES = Pattern.compile("[，,。；;！!\\s]+");
    private static final Pattern PARTICLES = Pattern.compile("(吧|呗|啊|呀|嘛|啦|哦|的话|呢)+$");
    private static final Pattern TIME = Pattern.compile("时|候|[天月季夏冬春秋日夜晚早午]|以?[前后]");

    /** So few characters cannot fill two gaps. Our choice. */
    private static final int TOO_FEW = 4;

    private static final Pattern NOT_STATED = Pattern.compile("[？?]|吗|呢|如果|要是|想一想|猜");

    private final String question;

    public QuestionFrame(String question) {
        this.question = question;
    }

    /** The clauses of the question that ask nothing, as a text; empty when all of it asks. */
    public String given() {
        return ClauseSplitter.split(Normaliser.normalise(question), false).stream()
                .filter(Clause::asserted)
                .map(Clause::text)
                .filter(text -> !NOT_STATED.matcher(text).find())
                .collect(Collectors.joining("，"));
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
            } else if (UNKNOWN.matcher(sentence).results().count() == 1 && names(sentence, words)) {
                sentences.add(name(sentence, words));
            }
        }
        return sentences;
    }

    /** Whether the reply may be what is asked for: a time has words of time in it. */
    private static boolean names(String sentence, String reply) {
        return !sentence.contains("什么时候") || TIME.matcher(reply).find();
    }

    /** The first words of the reply name the unknown; the rest follows. */
    private static String name(String sentence, String reply) {
        String[] pieces = PIECES.split(reply, 2);
        String named = UNKNOWN.matcher(sentence).replaceFirst(Matcher.quoteReplacement(bare(pieces[0])));
        return pieces.length == 1 ? named : named + "，" + pieces[1];
    }

    /**
     * Gap by gap when the reply has as many pieces, else all of it into the first; a few characters fill one gap of
     * several and leave the sentence incomplete.
     */
    private static Optional<String> fill(String sentence, String reply) {
        String[] pieces = PIECES.split(reply);
        long gaps = GAP.matcher(sentence).results().count();
        if (pieces.length < gaps && reply.length() <= TOO_FEW) {
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

    private static String bare(String piece) {
        return PARTICLES.matcher(piece).replaceAll("");
    }
}
