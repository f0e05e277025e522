package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.qiwen.assistant.inquiry.Stage;

/**
 * The tutor's own sentences by template name and band of stages. A variant is taken in authored order, one that was not
 * said yet first. Immutable.
 */
public final class Wording {
    private static final Pattern HOLE = Pattern.compile("\\{([a-z_]+)}");

    /** Bands of stages that are spoken to alike. */
    public enum Band {
        /** The whole class at one screen. */
        LOWER,
        PRIMARY,
        UPPER,
        JUNIOR,
        SENIOR;

        static Band of(Stage stage) {
            return switch (stage) {
                case PRIMARY_LOWER -> LOWER;
                case PRIMARY_MIDDLE -> PRIMARY;
                case PRIMARY_UPPER -> UPPER;
                case JUNIOR -> JUNIOR;
                case SENIOR -> SENIOR;
            };
        }
    }

    /** A sentence and the key under which it counts as said. */
    public record Worded(String key, String text) {}

    private final Map<String, Map<Band, List<String>>> variants;

    /**
     * @param variants template name to band to variants; a missing band takes the next higher one, else the next lower
     */
    public Wording(Map<String, Map<Band, List<String>>> variants) {
        this.variants = Map.copyOf(variants);
    }

    public Set<String> names() {
        return variants.keySet();
    }

    /**
     * Words a template.
     *
     * @param said keys already said
     * @param turn number of the turn; moves on through the variants when all were said
     * @throws IllegalArgumentException when there is no such template or a hole has no value
     */
    public Worded word(String name, Map<String, String> values, Stage stage, Set<String> said, int turn) {
        List<String> choices = choices(name, Band.of(stage));
        int index = IntStream.range(0, choices.size())
                .filter(i -> !said.contains(name + "#" + i))
                .findFirst()
                .orElse(turn % choices.size());
        return new Worded(name + "#" + index, fill(choices.get(index), values));
    }

    private List<String> choices(String name, Band band) {
        Map<Band, List<String>> byBand = variants.get(name);
        if (byBand == null) {
            throw new IllegalArgumentException("no wording for '" + name + "'");
        }
        for (int i = band.ordinal(); i < Band.values().length; i++) {
            List<String> found = byBand.get(Band.values()[i]);
            if (found != null) {
                return found;
            }
        }
        for (int i = band.ordinal(); i >= 0; i--) {
            List<String> found = byBand.get(Band.values()[i]);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException("no wording for '" + name + "' in any band");
    }

    /** Fills every hole once; what is filled in is not looked at again. */
    private static String fill(String template, Map<String, String> values) {
        Matcher matcher = HOLE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for {" + matcher.group(1) + "} in: " + template);
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }
}
