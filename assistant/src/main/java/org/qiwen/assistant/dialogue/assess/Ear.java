package org.qiwen.assistant.dialogue.assess;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.Level;

/**
 * What was learned from labelled utterances of all inquiries, beside the relation reader. It doubts and completes what was
 * read; where the reader found the opposite, its verdict stands.
 *
 * @param likened for messages of which embeddings tell what they are like
 * @param alone for the others, which are mostly short
 * @param acts which act is the main one
 */
public record Ear(
        @Nullable Weights likened,
        @Nullable Weights alone,
        @Nullable LearnedActs acts) {

    /**
     * What weighs the signs.
     *
     * @param levels of ideas: NONE, CONFLICT, PARTIAL, COVERED
     * @param beliefs whether a belief is voiced: NO, YES
     */
    public record Weights(
            @Nullable LearnedWeights levels, @Nullable LearnedWeights beliefs) {
        private static final Weights NONE = new Weights(null, null);

        private static Weights read(String name) {
            return new Weights(LearnedWeights.read(name + ".levels"), LearnedWeights.read(name + ".beliefs"));
        }
    }

    /** Labels of the model of beliefs. */
    public static final String VOICED = "YES";

    public static final String NOT_VOICED = "NO";

    /** From here on an idea is passed over, rather than asked back for. Our choice, measured by evaluate assessment. */
    private static final double NOT_SPOKEN_OF = 0.7;

    /** Overlap from which on a message is a sentence that the author accepts. Our choice. */
    private static final double AUTHORED = 0.9;

    /** The same for an idea when another one was asked for: asking back would lead away. Our choice. */
    private static final double RATHER_NOT = 0.5;

    /** From here on the opposite was said. Our choice, measured likewise; it is asked back before it counts. */
    private static final double OPPOSITE = 0.4;

    /**
     * Odds from which on a plainly read idea stands: of 297 such readings nine in ten were labelled so, and of those below it
     * half. Measured by evaluate assessment.
     */
    private static final double PLAINLY_READ = 0.5;

    /** Odds of a half where none of the idea's words occur: answers by yes, no and number. Our choice, measured likewise. */
    private static final double HALF_AT_LEAST = 0.6;

    /** Share of an idea's terms below which a message is not about it; a third is one of the usual three. Our choice. */
    private static final double SOME_TERMS = 0.34;

    /** Cosine from which on the idea whose wording is nearest is spoken of. Of 0.6 to 0.75 measured likewise. */
    private static final double LIKELY_MEANT = 0.65;

    /** Share of a message's words known from accepted sentences, likewise. Our choice. */
    private static final double SOME_WORDS = 0.5;

    /** Questions that no labelled utterance answers: what is read in the answer stands. */
    static final Set<Asked.Kind> UNTAUGHT =
            Set.of(Asked.Kind.CLOZE, Asked.Kind.USE_TOLD, Asked.Kind.CLARIFY, Asked.Kind.CASE, Asked.Kind.ROUND);

    private static final Ear CHINESE = new Ear(
            Weights.read("/assessment/zh-CN"),
            Weights.read("/assessment/zh-CN.plain"),
            new LearnedActs(GramWeights.read("/assessment/zh-CN.acts")));

    /** Too few labelled utterances for levels. */
    private static final Ear ENGLISH = new Ear(null, null, new LearnedActs(GramWeights.read("/assessment/en.acts")));

    /** Only the relation reader. */
    public static Ear untaught() {
        return new Ear(null, null, null);
    }

    /** The one that is shipped for a language. */
    public static Ear shipped(String locale) {
        return locale.equals("zh-CN") ? CHINESE : locale.equals("en") ? ENGLISH : untaught();
    }

    /** What the pupil does, the main act first. */
    List<SpeechAct> weigh(LearnedActs.Listed listed) {
        return acts == null ? listed.acts() : acts.of(listed);
    }

    /** The same with other acts. */
    public Ear with(LearnedActs others) {
        return new Ear(likened, alone, others);
    }

    private Weights weights(Signs signs) {
        Weights fitting = signs.value(Routing.EMBEDDED) > 0 ? likened : alone;
        return fitting == null ? Weights.NONE : fitting;
    }

    /**
     * The verdict, the signs weighed; chat and pleas in which no idea was read stay what they are, and what answers a challenge
     * is not asked back for an idea that nobody asked for.
     */
    Verdict weigh(Verdict read, Signs signs, Asked.Kind asked) {
        @Nullable LearnedWeights levels = weights(signs).levels();
        boolean silent = read.level() == Level.NONE && signs.value(MessageSigns.SAYS) == 0;
        if (levels == null || silent || UNTAUGHT.contains(asked)) {
            return read;
        }
        Map<String, Double> odds = levels.probabilities(signs);
        double covered = odds.getOrDefault(Level.COVERED.name(), 0.0);
        double partial = odds.getOrDefault(Level.PARTIAL.name(), 0.0);
        double conflict = odds.getOrDefault(Level.CONFLICT.name(), 0.0);
        double none = odds.getOrDefault(Level.NONE.name(), 0.0);
        if (believed(levels, read.level(), signs, covered)) {
            return read.weighed(Level.COVERED, covered);
        }
        if (conflict >= OPPOSITE && conflict >= partial) {
            return read.weighed(Level.CONFLICT, conflict);
        }
        if (none >= (signs.value(IdeaSigns.ELSEWHERE) > 0 ? RATHER_NOT : NOT_SPOKEN_OF)) {
            return read.weighed(Level.NONE, none);
        }
        boolean unfounded = read.level() == Level.NONE && !spokenOf(signs);
        boolean half = !unfounded || partial >= HALF_AT_LEAST && !saysAnother(signs);
        if (half && partial >= covered && partial >= conflict && partial >= none) {
            return read.weighed(Level.PARTIAL, partial);
        }
        boolean answersAside = asked == Asked.Kind.CHALLENGE && read.level() == Level.NONE;
        return unfounded || answersAside ? read : read.weighed(Level.UNSURE, 1 - none);
    }

    private static boolean believed(LearnedWeights levels, Level read, Signs signs, double covered) {
        if (read == Level.CONFLICT) {
            return false;
        }
        boolean authored = read == Level.COVERED && signs.value(IdeaSigns.ACCEPTED) >= AUTHORED;
        return authored || covered >= (plainlyRead(read, signs) ? PLAINLY_READ : levels.border(Level.COVERED.name()));
    }

    /**
     * Whether the whole idea was read in what was said by itself, in plain statements: near misses never are, so that less
     * doubt is due than where the question had to complete it.
     */
    private static boolean plainlyRead(Level read, Signs signs) {
        return read == Level.COVERED
                && signs.value(IdeaSigns.STATED) > 0
                && signs.value(IdeaSigns.ELSEWHERE) == 0
                && signs.value(IdeaSigns.BELIEFS) == 0
                && signs.value(MessageSigns.ASKED)
                                + signs.value(MessageSigns.DENIED)
                                + signs.value(MessageSigns.REPORTED)
                        == 0;
    }

    /** Whether some of the idea's terms or words occur at all. */
    private static boolean spokenOf(Signs signs) {
        return Math.max(signs.value(IdeaSigns.NAMED), signs.value(IdeaSigns.NAMED_IN_ANSWER)) >= SOME_TERMS
                || signs.value(IdeaSigns.WORDS_KNOWN) >= SOME_WORDS
                || signs.value(Routing.NEAREST) > 0 && signs.value(Routing.COSINE) >= LIKELY_MEANT;
    }

    /** Whether the message was read as another idea; a few words are seldom about two. */
    private static boolean saysAnother(Signs signs) {
        return signs.value(IdeaSigns.OTHER_COVERED) + signs.value(IdeaSigns.OTHER_PART) > 0;
    }

    /** Whether a belief is voiced; empty when nothing was learned, or nothing is said. */
    Optional<Boolean> voiced(Signs signs, Asked.Kind asked) {
        return Optional.ofNullable(weights(signs).beliefs())
                .filter(b -> signs.value(MessageSigns.SAYS) > 0 && !UNTAUGHT.contains(asked))
                .map(b -> b.probabilities(signs).getOrDefault(VOICED, 0.0) >= b.border(VOICED));
    }

    /** Levels in the order of the model's labels. */
    public static List<Level> levelLabels() {
        return List.of(Level.NONE, Level.CONFLICT, Level.PARTIAL, Level.COVERED);
    }
}
