package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.state.Asked;

/**
 * Weighs which act is the main one, by the message's pieces of text beside what the lists of words and the reader found in
 * it. For what no list foresees; learned from hands that did not know the lists. Immutable and thread-safe.
 */
public final class LearnedActs {
    /** Acts that lists found are taken back below these odds, when another is the main one. Our choice. */
    private static final double SPOKEN_AGAINST = 0.1;

    /** Lengths in characters at which longer messages count as another kind. Our choice. */
    private static final int[] LENGTHS = {4, 8, 14, 22, 40};

    /** No odds are so high. */
    private static final double STANDS = 2;

    /** Odds that another act needs after a question that few labelled utterances answer. Our choice. */
    private static final double SURELY = 0.9;

    /** Questions that nearly anything answers, and of which there are few labelled answers, or none. */
    private static final Set<Asked.Kind> SELDOM_TAUGHT =
            Set.of(Asked.Kind.REASON, Asked.Kind.OBSERVATION, Asked.Kind.SUMMARY, Asked.Kind.EXIT);

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final GramWeights weights;

    /** @param weights with an act's name as label */
    public LearnedActs(GramWeights weights) {
        this.weights = weights;
    }

    /**
     * A message as lists and reader heard it.
     *
     * @param words the message in one spelling
     * @param acts by the lists, the main act first
     * @param least odds that another act needs to become the main one; above 1 when these stand, whatever was learned
     * @param signs what is weighed beside the words
     */
    public record Listed(String words, List<SpeechAct> acts, double least, Set<String> signs) {
        public Listed {
            acts = List.copyOf(acts);
            signs = Set.copyOf(signs);
        }

        /** Whether its acts stand, whatever was learned. */
        public boolean settled() {
            return least > 1;
        }
    }

    /** The message in one spelling; where spaces part words, they are marked, so that pieces know where words begin. */
    static String words(Language language, String text) {
        String words = language.normalise(text);
        return language.spaced() ? "_" + SPACES.matcher(words.strip()).replaceAll("_") + "_" : words;
    }

    /**
     * Odds that another act needs to become the main one.
     *
     * @param stands whether the message is one that lists know surely
     */
    static double least(Asked.Kind asked, boolean stands) {
        if (stands || Ear.UNTAUGHT.contains(asked)) {
            return STANDS;
        }
        return SELDOM_TAUGHT.contains(asked) ? SURELY : 0;
    }

    /**
     * What is weighed beside the words.
     *
     * @param says whether something about the topic was read in the message
     * @param foreseen whether it is a question that the author foresaw
     * @param length in Chinese characters
     */
    static Set<String> signs(List<SpeechAct> acts, boolean says, Assessment.Heard heard, boolean foreseen, int length) {
        Set<String> signs = new LinkedHashSet<>();
        signs.add("main=" + acts.get(0));
        acts.forEach(act -> signs.add("listed=" + act));
        if (says) {
            signs.add("says");
        }
        if (heard.meaning() != Assessment.Heard.Meaning.NOTHING) {
            signs.add("answers");
        }
        if (foreseen) {
            signs.add("foreseen");
        }
        for (int longer : LENGTHS) {
            if (length >= longer) {
                signs.add("length>=" + longer);
            }
        }
        return signs;
    }

    /** The acts of a message, the main act first; those of the lists unless another is likelier. */
    public List<SpeechAct> of(Listed listed) {
        if (listed.settled()) {
            return listed.acts();
        }
        Map<String, Double> odds = weights.odds(listed.words(), listed.signs());
        SpeechAct main = listed.acts().get(0);
        SpeechAct likeliest = main;
        for (Map.Entry<String, Double> one : odds.entrySet()) {
            if (one.getValue() > odds.getOrDefault(likeliest.name(), 0.0)) {
                likeliest = SpeechAct.valueOf(one.getKey());
            }
        }
        double needed = Math.max(listed.least(), weights.border(likeliest.name()));
        if (likeliest == main || odds.getOrDefault(likeliest.name(), 0.0) < needed) {
            return listed.acts();
        }
        List<SpeechAct> acts = new ArrayList<>(List.of(likeliest));
        for (SpeechAct act : listed.acts()) {
            if (act != likeliest && odds.getOrDefault(act.name(), 0.0) >= SPOKEN_AGAINST) {
                acts.add(act);
            }
        }
        return acts;
    }
}
