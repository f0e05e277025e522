package org.qiwen.assistant.safety;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.ingestion.embed.SimplifiedChinese;

/**
 * Labels a message before anything else looks at it: by lists of words and phrases ({@link SafetyWords}), with the innocent
 * uses of school science taken out first (细胞凋亡, 杀菌, 炸药的历史), and by what was learned from labelled messages
 * ({@link GramWeights}). The worst label comes first. Pure and thread-safe.
 */
public final class SafetyScreen {
    /**
     * A phrase counts unless the message as a whole speaks against it with odds below this. On hands left out it spares one
     * hard innocent in six and costs one alarming message in a hundred; {@code evaluate safety --hands}.
     */
    private static final double SPOKEN_AGAINST = 0.1;

    private static final List<SafetyWords> LANGUAGES = List.of(SafetyWords.of("zh-CN"), SafetyWords.of("en"));
    private static final SafetyScreen SHIPPED = new SafetyScreen(GramWeights.read("/safety/zh-CN.weights"));

    private final GramWeights weights;

    /** @param weights what was learned, for whoever measures it */
    public SafetyScreen(GramWeights weights) {
        this.weights = weights;
    }

    /** The labels of a message, the gravest first; empty for nearly all. */
    public static List<SafetyFinding> screen(String text) {
        return SHIPPED.findings(text);
    }

    /** The same, by the weights of this screen. */
    public List<SafetyFinding> findings(String text) {
        String folded = folded(text);
        String alarming = folded;
        for (SafetyWords language : LANGUAGES) {
            alarming = language.withoutInnocent(alarming);
        }
        Map<String, Double> odds = weights.odds(folded, Set.of());
        boolean chinese = folded.codePoints().anyMatch(Character::isIdeographic);
        String masked = PiiMask.mask(text);
        List<SafetyFinding> findings = new ArrayList<>();
        for (SafetyLabel label : SafetyLabel.values()) {
            double likely = chinese ? odds.getOrDefault(label.name(), 0.0) : 0;
            boolean found = label == SafetyLabel.PII
                    ? !masked.equals(text)
                    : (!chinese || likely >= SPOKEN_AGAINST) && finds(label, alarming);
            if (found || likely >= weights.border(label.name())) {
                findings.add(new SafetyFinding(label, masked));
            }
        }
        return findings;
    }

    /** Lower case, simplified, ordinary width, straight apostrophes: what lists and weights are written for. */
    public static String folded(String text) {
        return SimplifiedChinese.of(Normalizer.normalize(text.replace('’', '\''), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT));
    }

    private static boolean finds(SafetyLabel label, String words) {
        return LANGUAGES.stream().anyMatch(language -> language.finds(label, words));
    }
}
