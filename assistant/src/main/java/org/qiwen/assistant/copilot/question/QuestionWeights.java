package org.qiwen.assistant.copilot.question;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.ingestion.embed.SimplifiedChinese;

/**
 * What was learned from labelled questions of several hands: how much the pieces of a question, its stage and what rules
 * found in it speak for each fault. Immutable and thread-safe.
 */
public final class QuestionWeights {
    /** Label of a question with any fault; the others are the names of {@link Fault}. */
    public static final String ANY = "ANY";

    private static final int MANY_MARKS = 3;

    private final GramWeights weights;

    public QuestionWeights(GramWeights weights) {
        this.weights = weights;
    }

    /** The bundled ones of a language. */
    static QuestionWeights read(String locale) {
        return new QuestionWeights(GramWeights.read("/copilot/question-rules/" + locale + ".weights"));
    }

    /** The question as it is weighed: lower case, simplified, ordinary width. */
    public static String folded(String question) {
        return SimplifiedChinese.of(
                Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    /** What is weighed beside the pieces of a question. */
    public static Set<String> signs(String question, Stage stage, Set<Fault> byRules) {
        Set<String> signs =
                byRules.stream().map(fault -> "rule=" + fault).collect(Collectors.toCollection(LinkedHashSet::new));
        signs.add("stage=" + stage);
        long marks = question.chars().filter(c -> c == '？' || c == '?').count();
        signs.add("marks=" + Math.min(MANY_MARKS, marks));
        if (byRules.isEmpty()) {
            signs.add("rule=none");
        }
        Arrays.stream(folded(question).split("[^a-z]+"))
                .filter(word -> word.length() > 1)
                .forEach(word -> signs.add("word=" + word));
        return signs;
    }

    /** How likely each label is, 0..1. */
    public Map<String, Double> odds(String question, Stage stage, Set<Fault> byRules) {
        return weights.odds(folded(question), signs(question, stage, byRules));
    }

    /**
     * The faults that stand: those that are certain, and where the question as a whole looks faulty those that are likely, or
     * else the likeliest.
     */
    Set<Fault> faults(String question, Stage stage, Set<Fault> byRules, Set<Fault> certain) {
        Map<String, Double> odds = odds(question, stage, byRules);
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(certain);
        if (odds.getOrDefault(ANY, 0.0) >= weights.border(ANY)) {
            for (Fault fault : Fault.values()) {
                if (above(fault, odds) >= 0) {
                    faults.add(fault);
                }
            }
            if (faults.isEmpty()) {
                faults.add(Arrays.stream(Fault.values())
                        .max(Comparator.comparingDouble(fault -> above(fault, odds)))
                        .orElseThrow());
            }
        }
        return faults;
    }

    private double above(Fault fault, Map<String, Double> odds) {
        return odds.getOrDefault(fault.name(), 0.0) - weights.border(fault.name());
    }
}
