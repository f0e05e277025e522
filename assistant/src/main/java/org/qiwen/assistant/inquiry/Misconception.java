package org.qiwen.assistant.inquiry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A documented belief that is wrong, or right only in part.
 *
 * @param claim lines of relations that voice it
 * @param signs sentences that voice it
 * @param notSigns sentences that mention it without holding it
 * @param unless lines under which the claim is right after all
 * @param challenges at least two, of different kinds
 * @param resolvedBy id of the idea that replaces it
 */
public record Misconception(
        String id,
        String belief,
        String grainOfTruth,
        List<String> sources,
        List<List<String>> claim,
        List<String> signs,
        List<String> notSigns,
        List<List<String>> unless,
        String askWhy,
        List<Challenge> challenges,
        String park,
        String resolvedBy) {

    public Misconception {
        sources = Authored.copy(sources);
        claim = Authored.copy(claim);
        signs = Authored.copy(signs);
        notSigns = Authored.copy(notSigns);
        unless = Authored.copy(unless);
        challenges = Authored.copy(challenges);
    }

    public List<List<Relation>> claimLines() {
        return Expectation.lines(claim);
    }

    public List<List<Relation>> unlessLines() {
        return Expectation.lines(unless);
    }

    /**
     * A question that puts the belief to the test.
     *
     * @param uses id of the evidence it uses, or null
     * @param reply said before the question, or null
     */
    public record Challenge(
            Kind kind,
            String ask,
            @Nullable String uses,
            @Nullable String reply,
            Map<String, String> listen) {
        public Challenge {
            listen = Authored.copy(listen);
        }

        /** What the challenge appeals to. */
        public enum Kind {
            OBSERVATION,
            OWN_WORDS,
            PEER,
            EXPERIMENT,
            CASE,
            ANALOGY,
            DATA
        }
    }
}
